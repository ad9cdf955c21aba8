package io.ripen.lifecycle.stage;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The last lead of a page. Readers take it for an opaque text.
 *
 * @param enteredAt when it entered its stage
 * @param leadId the lead
 */
record PageCursor(Instant enteredAt, String leadId) {
    /** Before every lead. */
    static final PageCursor START = new PageCursor(Instant.parse("9999-12-31T00:00:00Z"), "");

    String encoded() {
        byte[] text = (enteredAt + " " + leadId).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Reads what {@link #encoded} wrote; empty for anything else. */
    static Optional<PageCursor> decoded(String encoded) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            return space < 0
                    ? Optional.empty()
                    : Optional.of(new PageCursor(Instant.parse(text.substring(0, space)), text.substring(space + 1)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
