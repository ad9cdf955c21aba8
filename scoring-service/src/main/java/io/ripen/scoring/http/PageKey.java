package io.ripen.scoring.http;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The place between two entries of a list by falling score.
 *
 * @param total hundredths of the entry before
 * @param id id of that entry
 */
public record PageKey(long total, UUID id) {
    private static final String SEPARATOR = "/";

    /** The place behind an entry with this total and id. */
    public static PageKey of(BigDecimal total, String id) {
        return new PageKey(total.movePointRight(2).longValueExact(), UUID.fromString(id));
    }

    /** Text for the client, which is to hand it back and not to read it. */
    public String encoded() {
        byte[] text = (total + SEPARATOR + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** Reads {@link #encoded()}; empty if it is anything else. */
    public static Optional<PageKey> decode(String encoded) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            int separator = text.indexOf(SEPARATOR);
            if (separator < 0) {
                return Optional.empty();
            }
            return Optional.of(new PageKey(
                    Long.parseLong(text.substring(0, separator)), UUID.fromString(text.substring(separator + 1))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
