package io.ripen.ingest.cloudevents;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a request carries CloudEvents, by the HTTP protocol binding 1.0, section 3. */
enum ContentMode {
    /** Attributes in headers, data in the body. */
    BINARY,
    /** One event in the body. */
    STRUCTURED,
    /** An array of events in the body. */
    BATCH,
    /** Neither the content type nor the headers are those of CloudEvents in JSON. */
    UNKNOWN;

    private static final String FAMILY = "application/cloudevents";

    /**
     * The mode that a request's headers announce.
     *
     * @param contentType the header, if any
     * @param hasSpecVersion whether there is a header {@code ce-specversion}
     */
    static ContentMode of(@Nullable String contentType, boolean hasSpecVersion) {
        String type = mediaType(contentType);
        return switch (type) {
            case FAMILY + "+json" -> STRUCTURED;
            case FAMILY + "-batch+json" -> BATCH;
            default -> hasSpecVersion && !type.startsWith(FAMILY) ? BINARY : UNKNOWN;
        };
    }

    /** Whether the content type is one of JSON. */
    static boolean isJson(@Nullable String contentType) {
        String type = mediaType(contentType);
        return type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
    }

    private static String mediaType(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
