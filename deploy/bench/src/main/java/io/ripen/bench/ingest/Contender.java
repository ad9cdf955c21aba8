package io.ripen.bench.ingest;

import io.ripen.contracts.Topic;

/** What is compared. */
enum Contender {
    /** Takes the body and forgets it: no contender in earnest, but the measure of the generator and of HTTP itself. */
    NOTHING("null", "null", ""),
    /** The body as it is becomes one record. */
    BARE("bare", "bare", "bench.bare"),
    /** Each event is read, checked, and becomes one record keyed by its visitor. */
    BARE_PARSING("bare-parsing", "bare-parsing", "bench.bare-parsing"),
    /** Ingest as it is packaged. */
    INGEST("ingest", "v1/touchpoints", Topic.TOUCHPOINTS.topicName());

    private final String title;
    private final String path;
    private final String topic;

    Contender(String title, String path, String topic) {
        this.title = title;
        this.path = path;
        this.topic = topic;
    }

    /** Its name in tables. */
    String title() {
        return title;
    }

    /** The path that events are posted to. */
    String path() {
        return "/" + path;
    }

    /** Where its records go; empty if nowhere. */
    String topic() {
        return topic;
    }

    /** How many records a request must have become, once it is acknowledged. */
    long records(int eventsPerRequest) {
        return switch (this) {
            case NOTHING -> 0;
            case BARE -> 1;
            case BARE_PARSING, INGEST -> eventsPerRequest;
        };
    }
}
