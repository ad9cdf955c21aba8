package io.ripen.ingest.domain;

import java.util.Optional;

/** One reason for which an event may be refused. */
@FunctionalInterface
interface Rule {
    /** The refusal; empty if the rule has nothing against the event. */
    Optional<Rejection> check(Draft draft);
}
