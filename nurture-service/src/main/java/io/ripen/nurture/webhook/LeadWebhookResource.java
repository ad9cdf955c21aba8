package io.ripen.nurture.webhook;

import io.ripen.nurture.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Shows which other systems were told of a lead. */
@Path("/v1/leads/{leadId}/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.SALES, Roles.OPS})
@Tag(name = "Webhooks")
public final class LeadWebhookResource {
    private final CallReads calls;

    @Inject
    LeadWebhookResource(CallReads calls) {
        this.calls = calls;
    }

    /** See the OpenAPI description. */
    @GET
    @Operation(
            summary = "The webhooks that were called for one lead",
            description =
                    "The newest 500, the newest first, each with journey, step, endpoint and whether the endpoint has it."
                            + " A lead without any, also one that nobody knows, has an empty list. Calls are kept for"
                            + " `ripen.nurture.webhooks.keep`, 30 days by default.")
    @APIResponse(responseCode = "200", description = "The lead's calls")
    @APIResponse(responseCode = "401", description = "No valid bearer token")
    @APIResponse(responseCode = "403", description = "None of the roles marketer, sales, ops")
    public Uni<Calls> ofLead(@RestPath @Size(max = 200) String leadId) {
        return calls.ofLead(leadId);
    }
}
