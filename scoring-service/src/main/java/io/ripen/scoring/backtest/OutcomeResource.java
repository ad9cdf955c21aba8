package io.ripen.scoring.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.scoring.backtest.Outcomes.Outcome;
import io.ripen.scoring.domain.touchpoint.EmailAddress;
import io.ripen.scoring.http.Parameters;
import io.ripen.scoring.http.Problems;
import io.ripen.scoring.http.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of leads, as another system knows it. */
@Path("/v1/outcomes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "backtests", description = "Drafts tried on what has happened")
class OutcomeResource {
    private static final int MOST = 1000;
    static final Pattern SET = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Pool pool;
    private final Outcomes outcomes;

    @Inject
    OutcomeResource(Pool pool, Outcomes outcomes) {
        this.pool = pool;
        this.outcomes = outcomes;
    }

    @POST
    @Path("{set}")
    @RolesAllowed(Roles.MARKETER)
    @Operation(
            operationId = "sendOutcomes",
            summary = "Keeps up to 1000 outcomes in a set; sending one again changes nothing")
    @APIResponse(responseCode = "200", description = "What became of each, in the order sent")
    @APIResponse(
            responseCode = "400",
            description = "The set's name cannot be used, or there are too many: invalid-parameter")
    public Uni<OutcomeAnswer> send(
            @Parameter(description = "Name of the set, not stages", example = "crm-2026") @PathParam("set") String set,
            @RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.ARRAY,
                                                            implementation = SentOutcome.class)))
                    @Nullable
                    JsonNode body) {
        checkName(set);
        if (body == null || !body.isArray() || body.isEmpty() || body.size() > MOST) {
            throw Problems.invalidParameter("body", "An array of 1 to " + MOST + " outcomes is needed.");
        }
        // Each is judged alone: one of another shape must not send the others back.
        List<SentOutcome> sent = body.valueStream().map(SentOutcome::read).toList();
        List<String> emails = sent.stream()
                .map(OutcomeResource::address)
                .flatMap(Optional::stream)
                .toList();
        List<UUID> ids =
                sent.stream().map(OutcomeResource::id).flatMap(Optional::stream).toList();
        return Uni.combine()
                .all()
                .unis(outcomes.leadsOf(pool, emails), outcomes.known(pool, ids))
                .asTuple()
                .flatMap(found -> {
                    People people = new People(found.getItem1(), found.getItem2());
                    List<Outcome> kept = new ArrayList<>();
                    List<OutcomeAnswer.Result> results = sent.stream()
                            .map(each -> result(each, people, kept))
                            .toList();
                    return pool.withTransaction(transaction -> outcomes.keep(transaction, set, kept))
                            .replaceWith(new OutcomeAnswer(kept.size(), results));
                });
    }

    /**
     * Whom outcomes may be about.
     *
     * @param byEmail leads by their addresses
     * @param ids leads that are named by id
     */
    private record People(Map<String, UUID> byEmail, Set<UUID> ids) {
        @Nullable
        UUID lead(SentOutcome sent) {
            Optional<UUID> named = id(sent);
            return named.isPresent()
                    ? named.filter(ids::contains).orElse(null)
                    : address(sent).map(byEmail::get).orElse(null);
        }
    }

    /**
     * What was removed.
     *
     * @param removed how many outcomes the set had
     */
    public record Removed(@Schema(examples = "12") int removed) {}

    @DELETE
    @Path("{set}")
    @RolesAllowed(Roles.MARKETER)
    @Operation(
            operationId = "removeOutcomes",
            summary = "Removes a set with its outcomes, so that they can be sent anew where some were wrong")
    @APIResponse(responseCode = "200", description = "How many there were; 0 if there is no such set")
    @APIResponse(responseCode = "400", description = "The set's name cannot be used: invalid-parameter")
    public Uni<Removed> remove(
            @Parameter(description = "Name of the set, not stages", example = "crm-2026") @PathParam("set")
                    String set) {
        checkName(set);
        return outcomes.remove(pool, set).map(Removed::new);
    }

    private static void checkName(String set) {
        if (!SET.matcher(set).matches() || set.equals(Outcomes.STAGES)) {
            throw Problems.invalidParameter(
                    "path parameter set",
                    "A name of small letters, digits, '.', '_' and '-' is needed, and not 'stages'.");
        }
    }

    private static OutcomeAnswer.Result result(SentOutcome sent, People people, List<Outcome> kept) {
        Instant at = instant(sent.at());
        if (at == null) {
            return OutcomeAnswer.Result.refused(
                    "time-invalid",
                    "'at' must be an instant as in RFC 3339 of the years 1970 to 9999, for example"
                            + " 2026-05-01T12:00:00Z");
        }
        String outcome = sent.outcome();
        if (outcome == null || !WORD.matcher(outcome).matches()) {
            return OutcomeAnswer.Result.refused(
                    "outcome-invalid", "'outcome' must be a word such as SQL, of letters, digits, '.', '_' and '-'");
        }
        UUID lead = people.lead(sent);
        if (lead == null) {
            return OutcomeAnswer.Result.refused(
                    "lead-unknown", "give 'lead', a lead's id, or 'email', an address that belongs to a lead");
        }
        kept.add(new Outcome(lead, outcome, at));
        return OutcomeAnswer.Result.KEPT;
    }

    private static Optional<UUID> id(SentOutcome sent) {
        return Optional.ofNullable(sent.lead()).filter(Parameters::isId).map(UUID::fromString);
    }

    private static Optional<String> address(SentOutcome sent) {
        return sent.email() == null ? Optional.empty() : EmailAddress.normalise(sent.email());
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            Instant instant = text == null ? null : OffsetDateTime.parse(text).toInstant();
            return instant == null || !Parameters.isInCalendar(instant) ? null : instant;
        } catch (DateTimeException notAnInstant) {
            return null;
        }
    }
}
