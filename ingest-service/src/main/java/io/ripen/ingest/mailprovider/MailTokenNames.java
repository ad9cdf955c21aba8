package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Where our own token travels with a mail and comes back with its events. */
final class MailTokenNames {
    /** Custom argument, variable or metadata key. */
    static final String NAME = "ripen-mail";

    /** Mail header. */
    static final String HEADER = "X-Ripen-Mail";

    /** Most metadata fields of a mail at Postmark. */
    private static final int MAX_PARTS = 10;

    private MailTokenNames() {}

    /**
     * The token in one field, or in parts: {@code ripen-mail-0}, {@code ripen-mail-1} and so on, because Postmark keeps
     * no more than 80 characters a field.
     */
    static @Nullable String in(JsonNode fields) {
        String whole = Fields.text(fields, NAME);
        if (whole != null) {
            return whole;
        }
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < MAX_PARTS; i++) {
            String part = Fields.text(fields, NAME + "-" + i);
            if (part == null) {
                break;
            }
            joined.append(part);
        }
        return joined.isEmpty() ? null : joined.toString();
    }
}
