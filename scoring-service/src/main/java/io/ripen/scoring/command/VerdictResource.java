package io.ripen.scoring.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.lanes.CommandAnswer;
import io.ripen.scoring.domain.touchpoint.Verdict;
import io.ripen.scoring.http.Problems;
import io.ripen.scoring.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Late verdicts on who caused a touchpoint. */
@Path("/v1/touchpoints")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "touchpoints", description = "Kept touchpoints")
class VerdictResource {
    private final LeadDesk desk;
    private final LeadLookup lookup;

    @Inject
    VerdictResource(LeadDesk desk, LeadLookup lookup) {
        this.desk = desk;
        this.lookup = lookup;
    }

    /**
     * A verdict.
     *
     * @param verdict who caused the touchpoint: {@code human} or {@code machine}
     * @param reason why that is thought
     * @param author who says so; the sender if absent
     */
    public record Said(
            @Schema(examples = "machine") @Nullable String verdict,

            @Schema(examples = "three clicks within a second") @Nullable
            String reason,

            @Schema(examples = "mara") @Nullable String author) {}

    /**
     * What the verdict changed.
     *
     * @param verdict what holds now
     * @param leadId the lead whose score was folded anew; absent while the visitor is anonymous
     * @param previous the lead's score before
     * @param score the lead's score now
     * @param difference points won or lost
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Effect(
            String verdict,
            @Nullable String leadId,
            @Nullable ScoreValues previous,
            @Nullable ScoreValues score,
            @Nullable BigDecimal difference) {}

    @POST
    @Path("{site}/{id}/verdict")
    @RolesAllowed({Roles.MARKETER, Roles.OPS})
    @Operation(
            operationId = "judgeTouchpoint",
            summary = "Say whether a person or a machine caused a touchpoint; the lead's score is corrected")
    @APIResponse(responseCode = "200", description = "The verdict holds")
    @APIResponse(responseCode = "400", description = "invalid-body, invalid-parameter")
    @APIResponse(responseCode = "404", description = "touchpoint-unknown")
    @APIResponse(
            responseCode = "409",
            description =
                    "history-not-taken, merge-under-way: the touchpoint is on its way, ask again; idempotency-key-reused: something else was asked with this key")
    @APIResponse(responseCode = "410", description = "lead-erased")
    @APIResponse(
            responseCode = "500",
            description = "command-failed: it is given up and the log says why; ask again with another key")
    @APIResponse(
            responseCode = "503",
            description = "answer-late: it is stored and will be carried out; ask again with the same key",
            headers =
                    @Header(name = "Retry-After", description = "Seconds", schema = @Schema(type = SchemaType.INTEGER)))
    public Uni<Effect> judge(
            @Parameter(description = "The touchpoint's site") @PathParam("site") String site,
            @Parameter(description = "The touchpoint's id") @PathParam("id") String id,
            @Parameter(description = "Makes a repeated request have no further effect")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @Context SecurityContext security,
            @Nullable Said said) {
        if (said == null) {
            throw Problems.invalidBody("verdict", "Give a JSON object with verdict and reason.");
        }
        Verdict verdict = verdict(said.verdict());
        String reason = Author.reason(said.reason());
        String author = Author.of(said.author(), security);
        String key = LeadDesk.key(idempotencyKey);
        return lookup.touchpoint(site, id)
                .map(found -> found.orElseThrow(CommandProblems::touchpointUnknown))
                .flatMap(place -> judge(site, id, place, verdict, reason, author, key));
    }

    private Uni<Effect> judge(
            String site, String id, LeadLookup.Place place, Verdict verdict, String reason, String author, String key) {
        String name = verdict.name().toLowerCase(Locale.ROOT);
        UUID lead = place.leadId();
        if (lead != null) {
            LeadCommand command = new LeadCommand.Judge(
                    site,
                    id,
                    place.visitorKey(),
                    place.segment(),
                    place.position(),
                    place.occurredAt(),
                    verdict,
                    reason,
                    author);
            return desk.ask(lead, site + "/" + id + "/" + key, command).map(answer -> effect(name, answer));
        }
        VisitorCommand command = new VisitorCommand.Judge(site, id, place.segment(), verdict, reason, author);
        return desk.ask(place.visitorKey(), site + "/" + id + "/" + key, command)
                .flatMap(status -> status == CommandAnswer.DONE
                        ? Uni.createFrom().item(new Effect(name, null, null, null, null))
                        : lookup.touchpoint(site, id)
                                .map(found -> found.filter(owned -> owned.leadId() != null)
                                        .orElseThrow(CommandProblems::touchpointUnknown))
                                .flatMap(owned -> judge(site, id, owned, verdict, reason, author, key)));
    }

    private static Effect effect(String verdict, LeadAnswer answer) {
        ScoreValues previous = answer.previous();
        ScoreValues score = answer.score();
        BigDecimal difference =
                previous == null || score == null ? null : score.total().subtract(previous.total());
        return new Effect(verdict, answer.leadId(), previous, score, difference);
    }

    private static Verdict verdict(@Nullable String name) {
        if (name != null) {
            for (Verdict verdict : Verdict.values()) {
                if (verdict.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return verdict;
                }
            }
        }
        throw Problems.invalidBody("verdict", "One of human and machine is needed.");
    }
}
