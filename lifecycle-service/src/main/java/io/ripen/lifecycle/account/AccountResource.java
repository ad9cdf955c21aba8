package io.ripen.lifecycle.account;

import io.ripen.lifecycle.LifecycleConfig;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.http.ErrorCode;
import io.ripen.lifecycle.http.PageCursor;
import io.ripen.lifecycle.http.Paging;
import io.ripen.lifecycle.http.Roles;
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
import java.math.BigDecimal;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Accounts over HTTP. */
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.OPS})
@Tag(name = "accounts")
class AccountResource {
    /** Above every score. */
    private static final int MOST_DIGITS = 20;

    private static final PageCursor<BigDecimal> START = new PageCursor<>(new BigDecimal("99999999"), "");

    private final AccountReader accounts;
    private final StageModel model;
    private final int maxPageSize;

    @Inject
    AccountResource(AccountReader accounts, StageModel model, LifecycleConfig config) {
        this.accounts = accounts;
        this.model = model;
        this.maxPageSize = config.maxPageSize();
    }

    @GET
    @Operation(
            summary = "Accounts with leads, the highest score first",
            description = "Each with how many of its leads are in which stage, and which functions of the buying centre"
                    + " are known. `stage` and `owner` together ask for one lead that has both.")
    @APIResponse(
            responseCode = "200",
            description = "Some of the accounts",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountPage.class),
                            examples = @ExampleObject(name = "a page", value = Examples.PAGE)))
    @APIResponse(responseCode = "400", description = "`stage-unknown`, `filter-unknown` or `invalid-parameter`")
    public Uni<AccountPage> accounts(
            @QueryParam("domain") @Nullable @Parameter(description = "The mail domain", example = "nordvind.example")
                    String domain,
            @QueryParam("stage") @Nullable @Parameter(description = "A stage in which a lead is", example = "MQL")
                    String stage,
            @QueryParam("owner") @Nullable @Parameter(description = "The sales user who owns a lead") String owner,
            @QueryParam("missing")
                    @Nullable
                    @Parameter(description = "A function of the buying centre that no lead has", example = "decider")
                    String missing,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Parameter(
                            description = "Most accounts in the answer",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "50"))
                    String limit,
            @QueryParam("after") @Nullable @Parameter(description = "The `next` of the page before") String after) {
        if (stage != null && model.stage(stage).isEmpty()) {
            throw ErrorCode.STAGE_UNKNOWN.problem(
                    "stage", "pass one of the model's stages: " + String.join(", ", model.stageNames()));
        }
        if (missing != null && !model.buyingCentre().contains(missing)) {
            throw ErrorCode.FILTER_UNKNOWN.problem(
                    "missing",
                    "pass a function that the model names under buying-centre: "
                            + String.join(", ", model.buyingCentre()));
        }
        String address = domain == null ? null : domain.toLowerCase(Locale.ROOT);
        return accounts.page(
                new AccountFilter(address, stage, owner, missing),
                Paging.read(limit, maxPageSize, after, START, AccountResource::score));
    }

    /** The place of a cursor; bounded, because a few characters such as 1e999999999 are a gigabyte in full. */
    static BigDecimal score(String text) {
        BigDecimal score = new BigDecimal(text);
        if (score.scale() > MOST_DIGITS || (long) score.precision() - score.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException("no score has so many digits");
        }
        return score;
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "An account with its leads",
            description = "Where each lead stands, who owns it, and how far its agreed times have come.")
    @APIResponse(
            responseCode = "200",
            description = "The account",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountAnswer.class),
                            examples = @ExampleObject(name = "two leads", value = Examples.ACCOUNT)))
    @APIResponse(responseCode = "404", description = "`account-unknown`")
    public Uni<AccountAnswer> account(
            @PathParam("id") @Parameter(description = "The account's id", example = Examples.ACCOUNT_ID) String id) {
        return accounts.account(id, maxPageSize)
                .map(found -> found.orElseThrow(
                        () -> ErrorCode.ACCOUNT_UNKNOWN.problem("no account with leads has this id")));
    }
}
