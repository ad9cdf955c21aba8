package io.ripen.scoring.lead;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What stands behind a lead's score: its facts, and how it went. */
@Path("/v1/leads/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "leads")
class LeadDetailResource {
    private static final Duration SERIES = Duration.ofDays(90);

    private final LeadReads leads;
    private final StandingLeads standing;
    private final ModelInForce models;
    private final Clock clock;

    @Inject
    LeadDetailResource(LeadReads leads, StandingLeads standing, ModelInForce models, Clock clock) {
        this.leads = leads;
        this.standing = standing;
        this.models = models;
        this.clock = clock;
    }

    @GET
    @Path("facts")
    @RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.PRIVACY})
    @Operation(
            operationId = "getLeadFacts",
            summary = "What is known of a lead, each fact with source and time, and what was told and is no fact")
    @APIResponse(responseCode = "200", description = "The facts")
    @APIResponse(
            responseCode = "308",
            description = "The lead was merged: lead-merged; Location asks the same of the lead that has its history")
    @APIResponse(responseCode = "409", description = "The lead is just being parted from another one: merge-under-way")
    @APIResponse(responseCode = "410", description = "The person was forgotten: lead-erased")
    @APIResponse(responseCode = "404", description = "No such lead: lead-unknown")
    public Uni<FactView> facts(
            @Parameter(description = "The lead", schema = @Schema(format = "uuid")) @PathParam("id") String id,
            @Context UriInfo request) {
        return models.now()
                .flatMap(model -> standing.of(id, model, request))
                .map(lead -> FactView.of(lead.id(), lead.folded().facts()));
    }

    @GET
    @Path("score/history")
    @RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.PRIVACY})
    @Operation(operationId = "getLeadScoreHistory", summary = "A lead's score as it went, as a series")
    @APIResponse(responseCode = "200", description = "The series, by what had happened until each instant")
    @APIResponse(
            responseCode = "308",
            description = "The lead was merged: lead-merged; Location asks the same of the lead that has its history")
    @APIResponse(responseCode = "409", description = "The lead is just being parted from another one: merge-under-way")
    @APIResponse(responseCode = "410", description = "The person was forgotten: lead-erased")
    @APIResponse(responseCode = "400", description = "A parameter cannot be used: invalid-parameter")
    @APIResponse(responseCode = "404", description = "No such lead: lead-unknown")
    public Uni<ScoreSeries> history(
            @Parameter(description = "The lead", schema = @Schema(format = "uuid")) @PathParam("id") String id,
            @Parameter(
                            description = "First instant, RFC 3339; 90 days before the last if absent",
                            example = "2025-05-01T00:00:00Z")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "Last instant, RFC 3339; now if absent", example = "2025-06-01T00:00:00Z")
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Parameter(description = "Time between two points, ISO 8601; at most 1000 points", example = "P1D")
                    @QueryParam("step")
                    @DefaultValue("P1D")
                    String step,
            @Context UriInfo request) {
        Instant last = to == null ? clock.instant() : Parameters.instant("to", to);
        Instant first = from == null ? last.minus(SERIES) : Parameters.instant("from", from);
        List<Instant> instants = Parameters.instants(first, last, step);
        return models.now()
                .flatMap(model -> standing.of(id, model, request)
                        .flatMap(lead -> leads.timeline(lead, instants, model)
                                .map(points -> ScoreSeries.of(lead.id(), points, model))));
    }
}
