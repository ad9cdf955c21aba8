package io.ripen.lifecycle.kpi;

import io.ripen.lanes.postgres.Columns;
import io.ripen.lifecycle.http.ErrorCode;
import io.ripen.lifecycle.http.Roles;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What campaigns cost. */
@Path("/v1/costs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.OPS})
@Tag(name = "figures")
class CostResource {
    private static final String KEEP = """
            insert into campaign_cost (day, source, campaign, amount)
            select i.day, i.source, i.campaign, i.amount::numeric
            from unnest($1::date[], $2::text[], $3::text[], $4::text[]) as i (day, source, campaign, amount)
            on conflict (day, source, campaign) do update set amount = excluded.amount""";

    private final Pool pool;
    private final KpiConfig config;

    @Inject
    CostResource(Pool pool, KpiConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @POST
    @Consumes("text/csv")
    @Operation(
            summary = "Imports campaign costs",
            description =
                    "CSV with the columns from, to, source, campaign, cost, currency. Lines for the same day,"
                            + " source and campaign are added up; what was known of these days before is replaced, so that"
                            + " sending a file again changes nothing. Source and campaign are as in utm_source and utm_campaign.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            examples = @ExampleObject(name = "two campaigns", value = Examples.COSTS)))
    @APIResponse(
            responseCode = "200",
            description = "What was taken, and what was not",
            content =
                    @Content(
                            schema = @Schema(implementation = CostReport.class),
                            examples = @ExampleObject(name = "one refused", value = Examples.COST_REPORT)))
    @APIResponse(responseCode = "400", description = "The file as a whole cannot be used: `invalid-body`")
    @Blocking
    public Uni<CostReport> keep(String body) {
        CostFile file;
        try {
            file = CostFile.read(
                    body, config.currency(), new CostFile.Most(config.maxCostLines(), config.maxCostDays()));
        } catch (CostFile.Unreadable unreadable) {
            throw ErrorCode.INVALID_BODY.problem("body", String.valueOf(unreadable.getMessage()));
        }
        CostReport report = new CostReport(file.lines(), file.costs().size(), file.refused());
        return file.costs().isEmpty()
                ? Uni.createFrom().item(report)
                : pool.preparedQuery(KEEP).execute(rows(file)).replaceWith(report);
    }

    private static Tuple rows(CostFile file) {
        return new Columns<>(file.costs().entrySet())
                .date(cost -> cost.getKey().day())
                .text(cost -> cost.getKey().source())
                .text(cost -> cost.getKey().campaign())
                .text(cost -> cost.getValue().toPlainString())
                .tuple();
    }
}
