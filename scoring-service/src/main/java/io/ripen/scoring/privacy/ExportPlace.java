package io.ripen.scoring.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The place behind a touchpoint of an export.
 *
 * @param visitorKey whose it is
 * @param position its place in the visitor's history
 */
record ExportPlace(String visitorKey, long position) {
    private static final String SEPARATOR = "/";

    /** The place before the first one. */
    static final ExportPlace START = new ExportPlace("", 0);

    /** Text for the client, which is to hand it back and not to read it. */
    String encoded() {
        byte[] text = (position + SEPARATOR + visitorKey).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Reads {@link #encoded()}; empty if it is anything else. */
    static Optional<ExportPlace> decode(String encoded) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            int separator = text.indexOf(SEPARATOR);
            // The database has no text with a NUL.
            return separator < 0 || text.indexOf('\0') >= 0
                    ? Optional.empty()
                    : Optional.of(new ExportPlace(
                            text.substring(separator + 1), Long.parseLong(text.substring(0, separator))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
