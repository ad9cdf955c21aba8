package io.ripen.scoring.lead;

import io.ripen.contracts.lead.FactName;
import io.ripen.scoring.fact.FactWithdrawal;
import io.ripen.scoring.fact.OwnTouchpoints;
import io.ripen.scoring.http.Roles;
import io.ripen.scoring.release.ModelInForce;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Withdraws facts of leads. */
@Path("/v1/leads/{id}/facts/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "leads")
class FactWithdrawalResource {
    private static final int ACCEPTED = 202;

    private final StandingLeads standing;
    private final ModelInForce models;
    private final OwnTouchpoints touchpoints;
    private final Clock clock;

    @Inject
    FactWithdrawalResource(StandingLeads standing, ModelInForce models, OwnTouchpoints touchpoints, Clock clock) {
        this.standing = standing;
        this.models = models;
        this.touchpoints = touchpoints;
        this.clock = clock;
    }

    /**
     * What becomes of a withdrawal.
     *
     * @param touchpointId the touchpoint that withdraws
     */
    public record Withdrawn(String touchpointId) {}

    @DELETE
    @ResponseStatus(ACCEPTED)
    @RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.PRIVACY})
    @Operation(
            operationId = "withdrawLeadFact",
            summary = "Withdraws a fact; it is unknown, and its points are gone, once the touchpoint is folded")
    @APIResponse(responseCode = "202", description = "Kafka has the touchpoint that withdraws")
    @APIResponse(responseCode = "308", description = "The lead was merged; Location names the one that has its facts")
    @APIResponse(responseCode = "409", description = "The lead is just being parted from another one: merge-under-way")
    @APIResponse(responseCode = "410", description = "The person was erased: lead-erased")
    @APIResponse(
            responseCode = "404",
            description = "No such lead: lead-unknown; or no fact has this name: fact-name-unknown")
    public Uni<Withdrawn> withdraw(
            @Parameter(description = "The lead", schema = @Schema(format = "uuid")) @PathParam("id") String id,
            @Parameter(description = "The fact's name in model files", example = "phone") @PathParam("name")
                    String name,
            @Context UriInfo request) {
        FactName fact = FactName.fromWire(name);
        if (fact == FactName.UNKNOWN) {
            throw LeadProblems.factNameUnknown();
        }
        String touchpointId = UUID.randomUUID().toString();
        return models.now()
                .flatMap(model -> standing.of(id, model, request))
                .flatMap(lead ->
                        touchpoints.send(FactWithdrawal.touchpoint(touchpointId, lead.id(), fact, clock.instant())))
                .replaceWith(new Withdrawn(touchpointId));
    }
}
