package io.ripen.nurture.provider;

import io.ripen.nurture.domain.sending.SendOutcome;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a provider answered, without its text.
 *
 * @param status HTTP status
 * @param retryAfter how long it wants to be left alone, at most a day; absent if it did not say
 */
record ProviderAnswer(int status, @Nullable Duration retryAfter) {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    static ProviderAnswer of(HttpResponse<?> response, Instant now) {
        return new ProviderAnswer(
                response.statusCode(),
                response.headers()
                        .firstValue("Retry-After")
                        .map(text -> retryAfter(text.strip(), now))
                        .orElse(null));
    }

    /** Seconds or an HTTP date, RFC 9110 section 10.2.3. What is neither is as if it was not there. */
    static @Nullable Duration retryAfter(String text, Instant now) {
        Duration wanted;
        if (SECONDS.matcher(text).matches()) {
            wanted = Duration.ofSeconds(Long.parseLong(text));
        } else {
            try {
                wanted = Duration.between(
                        now,
                        ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeException e) {
                return null;
            }
        }
        if (wanted.isNegative()) {
            return Duration.ZERO;
        }
        return wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
    }

    /** What the answer means for a mail. */
    SendOutcome outcome() {
        String reason = "http-" + status;
        if (status >= 200 && status < 300) {
            return new SendOutcome.Accepted();
        }
        return switch (status) {
            // Our token, our address, or too much from us: ours to repair, and other mails fare no better.
            case 401, 403, 404, 405, 407, 429, 503 -> new SendOutcome.Deferred(reason, true, retryAfter);
            // Too slow, too early.
            case 408, 425 -> new SendOutcome.Deferred(reason, false, retryAfter);
            // An earlier attempt is being worked on.
            case 409 -> new SendOutcome.Unanswered(reason, false, retryAfter);
            default -> {
                if (status < 400) {
                    yield new SendOutcome.Deferred(reason, true, retryAfter);
                }
                // It broke after it took the mail, or a gateway did not wait for it: who knows.
                yield status < 500
                        ? new SendOutcome.Refused(reason, false)
                        : new SendOutcome.Unanswered(reason, true, retryAfter);
            }
        };
    }
}
