package io.ripen.lifecycle.command;

import io.ripen.lifecycle.http.Roles;
import io.ripen.lifecycle.stage.SalesCommand;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What sales says of leads, over HTTP. */
@Path("/v1/leads/{id}/commands")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SALES, Roles.MARKETER})
@Tag(name = "commands", description = "What sales says of leads")
class CommandResource {
    private final SalesDesk desk;
    private final Clock clock;

    CommandResource(SalesDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @POST
    @Operation(
            operationId = "sayOfLead",
            summary = "Say what came of a lead",
            description = "Accept, reject, contacted, BANT, opportunity, won, lost, recycle, disqualify, reopen, a new"
                    + " owner, or a stage by hand. The lead's lane decides and answers; the same `commandId` again"
                    + " changes nothing. The same commands are taken from the topic `ripen.sales-feedback.v1`.")
    @APIResponse(
            responseCode = "200",
            description = "It was done",
            content = @Content(examples = @ExampleObject(name = "accepted", value = CommandExamples.DONE)))
    @APIResponse(responseCode = "400", description = "`invalid-body`, with the member in `where`")
    @APIResponse(responseCode = "404", description = "`lead-unknown`")
    @APIResponse(
            responseCode = "409",
            description = "`command-refused`, with the reason and the commands that are allowed; of a merged lead with"
                    + " `mergedInto`, the lead as which it goes on",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "command-refused", value = CommandExamples.REFUSED)))
    @APIResponse(responseCode = "500", description = "`command-failed`: it is given up; the log says why")
    @APIResponse(responseCode = "503", description = "`answer-late`: it is stored; send it again for the answer")
    public Uni<SalesCommand.Answer> say(
            @PathParam("id") @Parameter(description = "The lead's id") String leadId,
            @Context SecurityContext security,
            @Nullable SalesOrder order) {
        if (order == null) {
            throw SalesOrder.invalid("action", "a JSON object with an action");
        }
        String sender = sender(security);
        return desk.say(order.checked(leadId, sender, clock.instant()), sender);
    }

    static String sender(SecurityContext security) {
        Principal principal = security.getUserPrincipal();
        return principal == null || principal.getName() == null ? "unknown" : principal.getName();
    }
}
