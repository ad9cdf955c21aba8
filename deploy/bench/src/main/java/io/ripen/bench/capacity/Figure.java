package io.ripen.bench.capacity;

import java.util.Locale;

/** The figures that the model is computed from; the page says what each is and where it comes from. */
enum Figure {
    INGEST_CPU,
    INGEST_BROKER_CPU,
    SCORING_CPU,
    SCORING_BROKER_CPU,
    SCORING_DATABASE_CPU,
    LIFECYCLE_CPU,
    LIFECYCLE_BROKER_CPU,
    LIFECYCLE_DATABASE_CPU,
    NURTURE_CPU,
    NURTURE_BROKER_CPU,
    NURTURE_DATABASE_CPU,
    LANE_RATE,
    REQUEST_BYTES,
    TOPIC_BYTES,
    DATABASE_BYTES,
    TAKEOVER_MILLIS,
    INSPECTION_MILLIS,
    UTILISATION,
    INSTANCE_CORES,
    DATABASE_CORES,
    BROKER_CORES,
    REPLICAS,
    TOPIC_DAYS,
    DATABASE_DAYS;

    /** The name on the page. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
