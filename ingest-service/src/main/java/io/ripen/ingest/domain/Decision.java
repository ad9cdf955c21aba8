package io.ripen.ingest.domain;

import org.jspecify.annotations.Nullable;

/** What becomes of one event of a request. */
public sealed interface Decision {

    /** It is published. */
    record Accepted(Touchpoint touchpoint) implements Decision {}

    /** An earlier event of the same request has its site and id; only the earlier one is published. */
    record Duplicate(String id) implements Decision {}

    /**
     * It is not taken.
     *
     * @param id the client's id where it could be read
     * @param site the site whose key was used
     * @param rejection the reason
     * @param mayBeKept whether it may be kept to be looked at and sent again; what a person refused may not
     */
    record Rejected(@Nullable String id, String site, Rejection rejection, boolean mayBeKept) implements Decision {}
}
