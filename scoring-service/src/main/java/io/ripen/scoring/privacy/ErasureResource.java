package io.ripen.scoring.privacy;

import io.ripen.scoring.command.CommandProblems;
import io.ripen.scoring.command.LeadCommand;
import io.ripen.scoring.command.LeadDesk;
import io.ripen.scoring.command.LeadLookup;
import io.ripen.scoring.domain.lead.Erasure;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.http.ErrorCode;
import io.ripen.scoring.http.Parameters;
import io.ripen.scoring.http.Problems;
import io.ripen.scoring.http.Roles;
import io.ripen.scoring.lead.LeadReads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The right to be forgotten. */
@Path("/v1/leads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "privacy", description = "Consent, erasure and export")
class ErasureResource {
    private final LeadDesk desk;
    private final LeadLookup lookup;
    private final LeadReads leads;

    @Inject
    ErasureResource(LeadDesk desk, LeadLookup lookup, LeadReads leads) {
        this.desk = desk;
        this.lookup = lookup;
        this.leads = leads;
    }

    /**
     * An erasure.
     *
     * @param leadId the lead
     * @param requestId id of the request, also in the events that tell the other services and confirm it
     */
    public record Requested(
            @Schema(examples = "3f0e8a52-7c1d-5b6e-9a41-0d6f5c2b1e77")
            String leadId,

            @Schema(examples = "case-2026-117") @Nullable String requestId) {}

    /**
     * How far an erasure is.
     *
     * @param leadId the lead, which names nobody any more
     * @param requestId id of the request
     * @param requestedAt when it was asked for
     * @param open visitor histories that are still to be forgotten
     * @param done whether scoring has forgotten the person
     */
    public record State(String leadId, String requestId, Instant requestedAt, int open, boolean done) {}

    @POST
    @Path("{id}/erasure")
    @RolesAllowed(Roles.PRIVACY)
    @ResponseStatus(202)
    @Operation(
            operationId = "eraseLead",
            summary = "Forget a person, in every service; with all leads that were merged into this one")
    @APIResponse(
            responseCode = "202",
            description =
                    "The lead is erased; its visitors' histories follow at once. So it is answered again with the same key")
    @APIResponse(responseCode = "400", description = "The key cannot be used: invalid-parameter")
    @APIResponse(responseCode = "404", description = "lead-unknown")
    @APIResponse(
            responseCode = "409",
            description =
                    "merge-under-way: nothing was done, ask again in a moment; idempotency-key-reused: something else was asked with this key")
    @APIResponse(responseCode = "410", description = "lead-erased: another request erased it before")
    @APIResponse(
            responseCode = "500",
            description = "command-failed: it is given up and the log says why; ask again with another key")
    @APIResponse(
            responseCode = "503",
            description = "answer-late: it is stored and will be carried out; ask again with the same key",
            headers =
                    @Header(name = "Retry-After", description = "Seconds", schema = @Schema(type = SchemaType.INTEGER)))
    public Uni<Requested> erase(
            @Parameter(description = "The lead") @PathParam("id") String id,
            @Parameter(description = "Becomes the id of the request") @HeaderParam("Idempotency-Key") @Nullable
                    String idempotencyKey) {
        String key = LeadDesk.key(idempotencyKey);
        UUID leadId = Parameters.leadId(id);
        return desk.ask(leadId, key, new LeadCommand.Erase(key, false, 0))
                .map(answer -> new Requested(answer.leadId(), answer.requestId()))
                .onFailure(ErrorCode.LEAD_ERASED::isIn)
                .recoverWithUni(erased -> erased(leadId).map(lead -> repeated(lead, key)));
    }

    /** Who asks again with the key of the request that was carried out is told that it was. */
    private static Requested repeated(Lead lead, String key) {
        Erasure erasure = lead.erasure();
        if (erasure == null || !erasure.requestId().equals(key)) {
            throw Problems.leadErased();
        }
        return new Requested(lead.id(), key);
    }

    @GET
    @Path("{id}/erasure")
    @RolesAllowed(Roles.PRIVACY)
    @Operation(operationId = "getErasure", summary = "How far the erasure of a lead is")
    @APIResponse(responseCode = "200", description = "How far it is")
    @APIResponse(responseCode = "404", description = "lead-unknown; not-erased: nobody has asked for it")
    public Uni<State> state(@Parameter(description = "The lead") @PathParam("id") String id) {
        return erased(Parameters.leadId(id)).map(ErasureResource::state);
    }

    private Uni<Lead> erased(UUID leadId) {
        return lookup.holder(leadId)
                .flatMap(holder ->
                        leads.lead(holder.orElseThrow(Problems::leadUnknown).leadId()))
                .map(found -> found.orElseThrow(Problems::leadUnknown));
    }

    private static State state(Lead lead) {
        Erasure erasure = lead.erasure();
        if (erasure == null) {
            throw CommandProblems.notErased();
        }
        return new State(lead.id(), erasure.requestId(), erasure.requestedAt(), erasure.open(), erasure.open() == 0);
    }
}
