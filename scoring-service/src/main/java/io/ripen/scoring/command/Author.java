package io.ripen.scoring.command;

import io.ripen.scoring.http.Problems;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Who says something, and why: texts of bounded length that are kept beside it. */
public final class Author {
    private static final int MOST_CHARACTERS = 500;

    private Author() {}

    /** The named author, else who sent the request. */
    public static String of(@Nullable String named, SecurityContext security) {
        if (named != null && !named.isBlank()) {
            return bounded("author", named);
        }
        Principal principal = security.getUserPrincipal();
        return principal == null || principal.getName() == null ? "unknown" : principal.getName();
    }

    /** The reason, which must be given. */
    public static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Problems.invalidBody("reason", "Say why, in up to " + MOST_CHARACTERS + " characters.");
        }
        return bounded("reason", reason);
    }

    private static String bounded(String member, String text) {
        if (text.length() > MOST_CHARACTERS || text.indexOf('\u0000') >= 0) {
            throw Problems.invalidBody(member, "At most " + MOST_CHARACTERS + " characters of text.");
        }
        return text.strip();
    }
}
