package io.ripen.ingest.site;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What HTML forms of a site need.
 *
 * @param thankYou where to send people after a form that names no page of its own
 */
public record Forms(@Nullable URI thankYou) {
    /** A site that names no page. */
    public static final Forms NONE = new Forms(null);
}
