package io.ripen.scoring.account;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.scoring.http.ErrorCode;
import io.ripen.scoring.http.PageKey;
import io.ripen.scoring.http.Paging;
import io.ripen.scoring.http.Parameters;
import io.ripen.scoring.http.Roles;
import io.ripen.scoring.release.ModelInForce;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Accounts and their scores. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts", description = "Companies and what their leads make of their scores")
class AccountResource {
    private final AccountReads accounts;
    private final ModelInForce models;

    @Inject
    AccountResource(AccountReads accounts, ModelInForce models) {
        this.accounts = accounts;
        this.models = models;
    }

    @GET
    @RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.OPS})
    @Operation(operationId = "listAccounts", summary = "Accounts with leads by falling score, page by page")
    @APIResponse(responseCode = "200", description = "A page of accounts")
    @APIResponse(responseCode = "400", description = "A parameter cannot be used: invalid-parameter")
    public Uni<AccountPage> list(
            @Parameter(description = "The only order there is: -score", example = "-score")
                    @QueryParam("sort")
                    @DefaultValue(Paging.ORDER)
                    String sort,
            @Parameter(description = "Most accounts on a page, 1 to 200", example = "50")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    String limit,
            @Parameter(description = "The next member of the page before") @QueryParam("after") @Nullable String after,
            @Parameter(description = "Only the account of this mail domain", example = "nordvind.example")
                    @QueryParam("domain")
                    @Nullable
                    String domain) {
        Paging paging = Paging.read(sort, limit, after);
        return accounts.top(paging.limit(), paging.after(), domain == null ? null : domain.toLowerCase(Locale.ROOT))
                .map(found -> new AccountPage(
                        paging.page(found),
                        paging.next(found, account -> PageKey.of(account.score().total(), account.accountId()))));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.OPS})
    @Operation(
            operationId = "getAccount",
            summary = "An account with its members and the receipt that adds up to its score")
    @APIResponse(responseCode = "200", description = "The account")
    @APIResponse(responseCode = "404", description = "No such account: account-unknown")
    public Uni<AccountView> account(
            @Parameter(description = "The account", schema = @Schema(format = "uuid")) @PathParam("id") String id) {
        UUID accountId = accountId(id);
        return models.now()
                .flatMap(model -> accounts.account(accountId)
                        .map(found -> AccountView.of(found.orElseThrow(AccountResource::accountUnknown), model)));
    }

    private static UUID accountId(String id) {
        if (!Parameters.isId(id)) {
            throw accountUnknown();
        }
        return UUID.fromString(id);
    }

    private static HttpProblem accountUnknown() {
        return ErrorCode.ACCOUNT_UNKNOWN.problem("No account has this id.");
    }
}
