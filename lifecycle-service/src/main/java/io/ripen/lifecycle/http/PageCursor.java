package io.ripen.lifecycle.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * The last row of a page. Readers take it for an opaque text.
 *
 * @param place what the list is ordered by
 * @param id what orders rows of the same place
 */
public record PageCursor<T>(T place, String id) {

    /** The text that readers pass back. */
    public String encoded() {
        byte[] text = (place + " " + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /**
     * Reads what {@link #encoded} wrote; empty for anything else.
     *
     * @param place reads the place; throws {@link IllegalArgumentException} or {@link DateTimeException} for what is none
     */
    public static <T> Optional<PageCursor<T>> decoded(String encoded, Function<String, T> place) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            // No row has an id with NUL, and the database takes none to compare with.
            return space < 0 || text.indexOf(0) >= 0
                    ? Optional.empty()
                    : Optional.of(new PageCursor<>(place.apply(text.substring(0, space)), text.substring(space + 1)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
