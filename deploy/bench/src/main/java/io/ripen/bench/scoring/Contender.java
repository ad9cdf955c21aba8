package io.ripen.bench.scoring;

/** Who drains the backlog. */
enum Contender {
    /** Scoring-service as it is packaged, with PostgreSQL. */
    SCORING("scoring", "ripen.scoring.identity"),
    /** The same domain code in a Kafka Streams topology, with RocksDB. */
    STREAMS("streams", "bench-streams");

    private final String title;
    private final String group;

    Contender(String title, String group) {
        this.title = title;
        this.group = group;
    }

    /** Its name in tables. */
    String title() {
        return title;
    }

    /** The consumer group that reads touchpoints. */
    String group() {
        return group;
    }
}
