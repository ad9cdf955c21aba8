package io.ripen.nurture.mail;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.nurture.http.ErrorCode;
import io.ripen.nurture.http.Instants;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which mails of the send log are asked for.
 *
 * @param from created at this instant or later
 * @param to created before this instant
 * @param journey of this journey only; absent for all
 * @param state in this state only; absent for all
 */
record SendLogQuestion(
        Instant from,
        Instant to,
        @Nullable String journey,
        @Nullable String state) {
    private static final List<String> STATES = List.of("QUEUED", "SENDING", "SENT", "SUPPRESSED", "FAILED", "UNKNOWN");

    /**
     * Reads the parameters of a request; blank ones are absent.
     *
     * @param now the end of the time asked for unless one is given
     * @throws HttpProblem 400 if one of them cannot be understood; says what could be
     */
    static SendLogQuestion of(
            @Nullable String from, @Nullable String to, @Nullable String journey, @Nullable String state, Instant now) {
        Instant begin = isAbsent(from) ? Instant.EPOCH : instant("from", from);
        Instant end = isAbsent(to) ? now : instant("to", to);
        if (begin.isAfter(end)) {
            throw invalid("from must not be after to, which is now unless it is given");
        }
        if (!isAbsent(state) && !STATES.contains(state)) {
            throw invalid("state must be one of " + String.join(", ", STATES));
        }
        return new SendLogQuestion(begin, end, isAbsent(journey) ? null : journey, isAbsent(state) ? null : state);
    }

    private static boolean isAbsent(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Instant instant(String name, @Nullable String text) {
        String given = String.valueOf(text);
        Instant instant;
        try {
            instant = given.contains("T")
                    ? Instant.parse(given)
                    : LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw notUsable(name);
        }
        if (!Instants.isUsable(instant)) {
            throw notUsable(name);
        }
        return instant;
    }

    private static HttpProblem notUsable(String name) {
        return invalid(
                name + " must be a date (2026-11-01, in UTC) or an instant (2026-11-01T08:00:00Z) from 1970 to 9999");
    }

    private static HttpProblem invalid(String detail) {
        return ErrorCode.INVALID_PARAMETER.problem(Response.Status.BAD_REQUEST, detail);
    }
}
