package io.ripen.ingest.segment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The times that SDKs write: ISO 8601 with or without a zone (then UTC) and with or without a time of day, or
 * milliseconds or seconds since 1970.
 */
final class ClientTime {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** As seconds this is the year 5138, as milliseconds it is 1973: whoever means milliseconds is beyond it. */
    private static final double MOST_SECONDS = 1e11;

    private ClientTime() {}

    /** The time as RFC 3339; null if the value cannot be read as one. */
    static @Nullable String of(JsonNode value) {
        String text = Node.text(value);
        if (text == null) {
            return null;
        }
        try {
            boolean number = value.isNumber() || text.chars().allMatch(c -> c >= '0' && c <= '9');
            Instant time = number ? sinceEpoch(Double.parseDouble(text)) : iso(text.strip());
            return time.isBefore(FIRST) || time.isAfter(LAST) ? null : time.toString();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Instant sinceEpoch(double number) {
        double millis = Math.abs(number) < MOST_SECONDS ? number * 1000 : number;
        return Instant.ofEpochMilli(Math.round(millis));
    }

    private static Instant iso(String text) {
        TemporalAccessor parsed = ISO.parseBest(
                text.toUpperCase(Locale.ROOT), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (parsed) {
            case OffsetDateTime exact -> exact.toInstant();
            case LocalDateTime utc -> utc.toInstant(ZoneOffset.UTC);
            case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeException("none of the queried types");
        };
    }
}
