package io.ripen.nurture.consent;

import io.ripen.nurture.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Shows the proofs of consents. */
@Path("/v1/leads/{leadId}/consent-proofs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.PRIVACY})
@Tag(name = "Consent")
public final class ConsentProofResource {
    private final ConsentProofs proofs;

    @Inject
    ConsentProofResource(ConsentProofs proofs) {
        this.proofs = proofs;
    }

    /**
     * A lead's proofs.
     *
     * @param leadId the lead
     * @param proofs the newest first
     */
    @Schema(name = "ConsentProofs")
    record LeadProofs(String leadId, List<ConsentProofs.Proof> proofs) {
        LeadProofs {
            proofs = List.copyOf(proofs);
        }
    }

    /** See the OpenAPI description. */
    @GET
    @Operation(
            summary = "What a lead said about consents on our pages",
            description =
                    "The newest 500, the newest first: purpose, status, time, page, the words that the person saw,"
                            + " and the mail whose link was used.")
    @APIResponse(responseCode = "200", description = "The proofs")
    @APIResponse(responseCode = "401", description = "No valid bearer token")
    @APIResponse(responseCode = "403", description = "None of the roles marketer, privacy")
    public Uni<LeadProofs> ofLead(@RestPath @Size(max = 200) String leadId) {
        return proofs.ofLead(leadId).map(found -> new LeadProofs(leadId, found));
    }
}
