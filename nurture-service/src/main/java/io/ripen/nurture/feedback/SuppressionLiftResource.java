package io.ripen.nurture.feedback;

import io.ripen.nurture.domain.AddressStatus;
import io.ripen.nurture.feedback.SuppressionLifts.Lift;
import io.ripen.nurture.http.ErrorCode;
import io.ripen.nurture.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The way back from a bounce or a complaint. */
@Path("/v1/leads/{leadId}/suppression-lifts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.PRIVACY})
@Tag(name = "Bounces and complaints")
public final class SuppressionLiftResource {
    /** The database has no place for NUL. */
    private static final String STORABLE = "[^\\x00]*";

    private final SuppressionLifts lifts;

    @Inject
    SuppressionLiftResource(SuppressionLifts lifts) {
        this.lifts = lifts;
    }

    /**
     * What is to be lifted.
     *
     * @param commandId chosen by the sender; the same again changes nothing and gives the first one's answer
     * @param suppression {@code complained}, or {@code bounced} for the address that the lead has now
     * @param reason why, for people; kept until the lead is erased
     */
    @Schema(name = "SuppressionLiftOrder")
    public record Order(
            @NotBlank @Size(max = 100) @Pattern(regexp = STORABLE)
            String commandId,

            @NotNull @Pattern(regexp = "complained|bounced") String suppression,

            @NotBlank @Size(max = 500) @Pattern(regexp = STORABLE)
            String reason) {}

    /**
     * What came of it.
     *
     * @param lifted whether there was something to lift
     */
    @Schema(name = "SuppressionLiftResult")
    record Result(String leadId, String suppression, boolean lifted) {}

    /**
     * A lead's lifts.
     *
     * @param leadId the lead
     * @param lifts the newest first
     */
    @Schema(name = "SuppressionLifts")
    record OfLead(String leadId, List<Lift> lifts) {
        OfLead {
            lifts = List.copyOf(lifts);
        }
    }

    /** See the OpenAPI description. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Let a lead be mailed again after a bounce or a complaint",
            description =
                    "For a complaint by mistake, or a mailbox that works again. It gives no consent: all other rules"
                            + " are asked as before. The author is the token's. What was suppressed already stays so.")
    @APIResponse(responseCode = "200", description = "It was lifted, or `lifted` is false: nothing stood against mails")
    @APIResponse(responseCode = "400", description = "A member is missing or cannot be used")
    @APIResponse(responseCode = "401", description = "No valid bearer token")
    @APIResponse(responseCode = "403", description = "None of the roles marketer, privacy")
    @APIResponse(responseCode = "404", description = "`lead-unknown`")
    @APIResponse(responseCode = "500", description = "`command-failed`: it is given up; the log says why")
    @APIResponse(responseCode = "503", description = "`answer-late`: it is stored; send it again for the answer")
    public Uni<Result> lift(
            @RestPath @Size(max = 200) String leadId, @Context SecurityContext security, @Valid @NotNull Order order) {
        Principal principal = security.getUserPrincipal();
        String author = principal == null || principal.getName() == null ? "unknown" : principal.getName();
        AddressStatus suppression = AddressStatus.valueOf(order.suppression().toUpperCase(Locale.ROOT));
        return lifts.lift(
                        leadId,
                        new SuppressionLift(
                                order.commandId(),
                                suppression,
                                null,
                                order.reason().strip(),
                                author))
                .onFailure(TimeoutException.class)
                .transform(late -> ErrorCode.ANSWER_LATE.problem(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "it is stored and will be done; send it again for the answer"))
                .map(lifted -> new Result(
                        leadId,
                        order.suppression(),
                        lifted.orElseThrow(() -> ErrorCode.LEAD_UNKNOWN.problem(
                                Response.Status.NOT_FOUND, "nothing is known of a lead with this id"))));
    }

    /** See the OpenAPI description. */
    @GET
    @Operation(
            summary = "What was lifted for a lead",
            description = "Who let it be mailed again, when and why: the newest 500, the newest first.")
    @APIResponse(responseCode = "200", description = "The lifts")
    @APIResponse(responseCode = "401", description = "No valid bearer token")
    @APIResponse(responseCode = "403", description = "None of the roles marketer, privacy")
    public Uni<OfLead> ofLead(@RestPath @Size(max = 200) String leadId) {
        return lifts.ofLead(leadId).map(found -> new OfLead(leadId, found));
    }
}
