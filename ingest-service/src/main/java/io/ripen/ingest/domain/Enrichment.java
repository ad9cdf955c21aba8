package io.ripen.ingest.domain;

/** Adds to an event what follows from it and from its request. */
@FunctionalInterface
interface Enrichment {

    /** The event with more in it, or as it was. */
    Draft enrich(Draft draft, Reception reception);
}
