package io.ripen.scoring.account;

import io.ripen.scoring.lead.PageKey;
import io.ripen.scoring.lead.Parameters;
import io.ripen.scoring.lead.Problems;
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
import java.util.List;
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
    @RolesAllowed({"sales", "marketer", "ops"})
    @Operation(operationId = "listAccounts", summary = "Accounts with leads by falling score, page by page")
    @APIResponse(responseCode = "200", description = "A page of accounts")
    @APIResponse(responseCode = "400", description = "A parameter cannot be used: invalid-parameter")
    public Uni<AccountPage> list(
            @Parameter(description = "The only order there is: -score", example = "-score")
                    @QueryParam("sort")
                    @DefaultValue("-score")
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
        if (!sort.equals("-score")) {
            throw Problems.invalidParameter("sort", "Accounts can be sorted by -score only.");
        }
        int most = Parameters.limit(limit);
        PageKey key = after == null
                ? null
                : PageKey.decode(after)
                        .orElseThrow(() -> Problems.invalidParameter(
                                "after", "Give the next member of the page before, unchanged."));
        return accounts.top(most, key, domain == null ? null : domain.toLowerCase(Locale.ROOT))
                .map(items -> page(items, most));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"sales", "marketer", "ops"})
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
                        .map(found -> AccountView.of(found.orElseThrow(Problems::accountUnknown), model)));
    }

    private static UUID accountId(String id) {
        if (!Parameters.isId(id)) {
            throw Problems.accountUnknown();
        }
        return UUID.fromString(id);
    }

    private static AccountPage page(List<AccountItem> items, int limit) {
        if (items.size() <= limit) {
            return new AccountPage(items, null);
        }
        List<AccountItem> shown = items.subList(0, limit);
        AccountItem last = shown.getLast();
        long total = last.score().total().movePointRight(2).longValueExact();
        return new AccountPage(shown, new PageKey(total, UUID.fromString(last.accountId())).encoded());
    }
}
