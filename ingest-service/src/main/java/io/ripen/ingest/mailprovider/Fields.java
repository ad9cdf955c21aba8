package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads members of providers' JSON. What is absent, blank or of another type than it should be is null. */
final class Fields {
    /** Seconds from here on are milliseconds: the year 5138. */
    private static final double FIRST_MILLIS = 1e11;

    private static final double MOST_MILLIS = 2e14;

    private Fields() {}

    /** A text, or a number in its digits. */
    static @Nullable String text(JsonNode event, String name) {
        JsonNode value = event.path(name);
        String text = value.isTextual() || value.isNumber() ? value.asText() : "";
        return text.isBlank() ? null : text.strip();
    }

    /** The text of the first of these members that has one. */
    static @Nullable String firstText(JsonNode event, String... names) {
        for (String name : names) {
            String text = text(event, name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** Seconds since 1970, with a fraction or not; milliseconds are recognised by their size. */
    static @Nullable String epoch(JsonNode event, String name) {
        String text = text(event, name);
        if (text == null || text.length() > 24) {
            return null;
        }
        try {
            double number = Double.parseDouble(text);
            double millis = number < FIRST_MILLIS ? number * 1000 : number;
            return millis > 0 && millis < MOST_MILLIS
                    ? Instant.ofEpochMilli(Math.round(millis)).toString()
                    : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /** An RFC 3339 time. */
    static @Nullable String time(JsonNode event, String name) {
        String text = text(event, name);
        if (text == null || text.length() > 64) {
            return null;
        }
        try {
            return DateTimeFormatter.ISO_INSTANT.parse(text, Instant::from).toString();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** The event's own name, short enough to be repeated. */
    static String name(JsonNode event, String name) {
        String text = text(event, name);
        return text == null ? "unnamed" : text.substring(0, Math.min(text.length(), EventReader.MAX_NAME));
    }
}
