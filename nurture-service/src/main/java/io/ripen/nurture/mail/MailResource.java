package io.ripen.nurture.mail;

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

/** Shows what became of mails. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.SALES, Roles.OPS})
@Tag(name = "E-mails")
public final class MailResource {
    private final MailReads reads;

    @Inject
    MailResource(MailReads reads) {
        this.reads = reads;
    }

    /** See the OpenAPI description. */
    @GET
    @Path("/leads/{leadId}/emails")
    @Operation(
            summary = "The mails of one lead",
            description = "State, reason and times of the newest 500 mails, the newest first. A lead without any mail,"
                    + " also one that nobody knows, has an empty list.")
    @APIResponse(responseCode = "200", description = "The lead's mails")
    @APIResponse(responseCode = "401", description = "No valid bearer token")
    @APIResponse(responseCode = "403", description = "None of the roles marketer, sales, ops")
    public Uni<LeadMails> ofLead(@RestPath @Size(max = 200) String leadId) {
        return reads.ofLead(leadId);
    }

    /** See the OpenAPI description. */
    @GET
    @Path("/emails/summary")
    @Operation(
            summary = "How many mails are where on their way",
            description = "Counts per journey, step and state, and suppressed mails per reason.")
    @APIResponse(responseCode = "200", description = "The counts")
    @APIResponse(responseCode = "401", description = "No valid bearer token")
    @APIResponse(responseCode = "403", description = "None of the roles marketer, sales, ops")
    public Uni<MailSummary> summary() {
        return reads.summary();
    }
}
