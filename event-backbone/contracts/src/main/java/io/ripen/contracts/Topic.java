package io.ripen.contracts;

import java.time.Duration;

/**
 * Every topic of Ripen, with the settings it must be created with.
 *
 * <p>All topics have the same number of partitions, because a lane owns the same partition number of all its input
 * topics. More are added only while everything stands still (ADR 26). Names carry the major version: a breaking change
 * is a new topic.
 */
public enum Topic {
    /** Keyed by visitor key: one browser's history is ordered. */
    TOUCHPOINTS("ripen.touchpoints.v1", Duration.ofDays(30)),
    /** Keyed by site: what ingest could not take, with payload and reason, replayable. */
    TOUCHPOINTS_REJECTED("ripen.touchpoints-rejected.v1", Duration.ofDays(30)),
    /** Keyed by lead id: scoring's identity stage speaks to its score stage. */
    LEAD_ACTIVITIES("ripen.lead-activities.v1", Duration.ofDays(30)),
    /** Keyed by lead id: score changes with receipt. */
    LEAD_SCORES("ripen.lead-scores.v1", Duration.ofDays(90)),
    /** Keyed by account id: scoring's score stage speaks to its account stage. */
    ACCOUNT_ACTIVITIES("ripen.account-activities.v1", Duration.ofDays(30)),
    /** Keyed by account id: score changes of companies. */
    ACCOUNT_SCORES("ripen.account-scores.v1", Duration.ofDays(90)),
    /** Keyed by lead id: stage changes, breached service levels, requested handovers. */
    LEAD_STAGES("ripen.lead-stages.v1", Duration.ofDays(365)),
    /** Keyed by lead id: commands of sales, the same as lifecycle's REST API takes. */
    SALES_FEEDBACK("ripen.sales-feedback.v1", Duration.ofDays(90)),
    /** Keyed by lead id: trigger e-mails and what became of them. */
    TRIGGER_EMAILS("ripen.trigger-emails.v1", Duration.ofDays(365)),
    /** Keyed by lead id: consent and erasure. */
    PRIVACY("ripen.privacy.v1", Duration.ofDays(365));

    /**
     * Partitions of every topic unless the installation says otherwise. Another number gives leads other lanes, so that
     * it is raised only while everything stands still (ADR 26), and never lowered.
     */
    public static final int DEFAULT_PARTITIONS = 12;

    /** How long Kafka keeps what a service gave up. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(90);

    private final String topicName;
    private final Duration retention;

    Topic(String topicName, Duration retention) {
        this.topicName = topicName;
        this.retention = retention;
    }

    /** The Kafka topic's name. */
    public String topicName() {
        return topicName;
    }

    /** How long Kafka keeps the records, {@code retention.ms}. */
    public Duration retention() {
        return retention;
    }

    /**
     * Name of the dead-letter topic that a service keeps for this topic.
     *
     * @param service short name of the consuming service, for example {@code scoring}
     */
    public String deadLetterTopic(String service) {
        return topicName + ".dlq." + service;
    }
}
