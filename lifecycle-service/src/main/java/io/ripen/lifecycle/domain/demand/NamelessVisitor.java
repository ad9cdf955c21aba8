package io.ripen.lifecycle.domain.demand;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells visitors that were given an id for one touchpoint only: by a client that asks that nothing of it is kept, or by a form
 * that came without an id.
 */
public final class NamelessVisitor {
    private static final String OF_EVENT = "anon-";
    private static final Pattern OF_FORM =
            Pattern.compile("form-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private NamelessVisitor() {}

    /** Whether a touchpoint is all that will ever be seen of its visitor. */
    public static boolean is(@Nullable String visitorId, String touchpointId) {
        if (visitorId == null) {
            return false;
        }
        // A long event id is cut where a visitor id ends.
        boolean isOfEvent = visitorId.length() > OF_EVENT.length() && (OF_EVENT + touchpointId).startsWith(visitorId);
        return isOfEvent || OF_FORM.matcher(visitorId.toLowerCase(Locale.ROOT)).matches();
    }
}
