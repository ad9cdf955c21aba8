package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The times that a client gave with an event. Null stands for a time that was not given or cannot be read;
 * {@link TimeRule} tells the two apart.
 *
 * @param timestamp when it happened, by a clock that the client trusts
 * @param original when it happened, by the clock that {@code sentAt} was read from
 * @param sentAt when the client sent it
 */
record ClientTimes(
        @Nullable Instant timestamp,
        @Nullable Instant original,
        @Nullable Instant sentAt) {

    static ClientTimes of(RawTouchpoint raw) {
        return new ClientTimes(
                read(raw.text(Member.TIMESTAMP)),
                read(raw.text(Member.ORIGINAL_TIMESTAMP)),
                read(raw.text(Member.SENT_AT)));
    }

    static @Nullable Instant read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return DateTimeFormatter.ISO_INSTANT.parse(text.strip(), Instant::from);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /**
     * When it happened: the client's trusted time; else its own clock's time, corrected by how far that clock was off
     * when it sent the event; else the time of receipt. A trusted time in the future is corrected likewise, and what
     * still lies in the future happened at receipt.
     */
    Touchpoint.OccurrenceTime occurrence(Instant receivedAt) {
        Instant given = timestamp != null ? timestamp : original;
        if (given == null) {
            return occurred(receivedAt, receivedAt, TimeSource.RECEIPT);
        }
        boolean usable = !given.isAfter(receivedAt);
        if (timestamp != null && usable) {
            return occurred(given, receivedAt, TimeSource.CLIENT);
        }
        if (sentAt != null) {
            Instant corrected = receivedAt.minus(Duration.between(given, sentAt));
            return corrected.isAfter(receivedAt)
                    ? occurred(receivedAt, receivedAt, TimeSource.FUTURE_CLAMPED)
                    : occurred(corrected, receivedAt, TimeSource.SKEW_CORRECTED);
        }
        return usable
                ? occurred(given, receivedAt, TimeSource.CLIENT)
                : occurred(receivedAt, receivedAt, TimeSource.FUTURE_CLAMPED);
    }

    /** Milliseconds, as Kafka's own time stamps: a consumer that stores microseconds reads back what it was sent. */
    private Touchpoint.OccurrenceTime occurred(Instant at, Instant receivedAt, TimeSource source) {
        Instant given = timestamp != null ? timestamp : original;
        return new Touchpoint.OccurrenceTime(at.truncatedTo(ChronoUnit.MILLIS), receivedAt, source, given, sentAt);
    }
}
