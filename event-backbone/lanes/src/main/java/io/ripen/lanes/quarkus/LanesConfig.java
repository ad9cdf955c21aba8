package io.ripen.lanes.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the lanes, prefix {@code ripen.lanes}. */
@ConfigMapping(prefix = "ripen.lanes")
public interface LanesConfig {
    /**
     * Number of partitions of every topic. Raised only while everything stands still. 12 suits one machine, 24 a cluster.
     */
    @WithDefault("12")
    @Min(1)
    @Max(10_000)
    int partitions();

    /** Copies of each partition when topics are created; -1 leaves it to the broker. */
    @WithDefault("-1")
    @Min(-1)
    @Max(9)
    short replicationFactor();

    /** Copies that must have a record before it counts as acknowledged, when topics are created. */
    @WithDefault("1")
    @Min(1)
    @Max(9)
    int minInSyncReplicas();

    /** Longest wait for the broker at start. */
    @WithDefault("60s")
    Duration startTimeout();

    /** Most records in one transaction. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int maxRecords();

    /** Most bytes of records in one transaction; a record counts as its value and at least a thousand bytes for the rest. */
    @WithDefault("2000000")
    @Min(100_000)
    @Max(100_000_000)
    int maxBatchBytes();

    /**
     * How many bytes of a lane's records may wait in memory before its consumer reads no further, for none of its lanes.
     * One poll ({@code max.poll.records}) can come on top.
     */
    @WithDefault("2000000")
    @Min(0)
    @Max(100_000_000)
    int maxWaitingBytes();

    /**
     * Least time from one batch of a lane to its next, in which records gather: a transaction for each single event would
     * cost more than the events. The first event after a rest is handled at once, and so are commands and due timers unless
     * records are gathering.
     */
    @WithDefault("50ms")
    Duration pace();

    /** The same for lanes whose effects nobody waits for: accounts, outcomes, figures, demand, what became of mails. */
    @WithDefault("500ms")
    Duration gatheringPace();

    /**
     * How many lanes of this instance may have a transaction open at a time; the others gather records meanwhile. More
     * than the database has processors makes batches smaller, not more of them.
     */
    @WithDefault("4")
    @Min(1)
    @Max(1_000)
    int turns();

    /**
     * How long a lane that waits for its turn lets those pass that have gathered more records. With 0 each has its turn in
     * the order in which they came; then transactions are smaller under full load.
     */
    @WithDefault("250ms")
    Duration patience();

    /** Most due timers in one transaction. */
    @WithDefault("500")
    @Min(1)
    @Max(100_000)
    int maxTimers();

    /** Most commands in one transaction. */
    @WithDefault("200")
    @Min(1)
    @Max(100_000)
    int maxCommands();

    /** Pause after a first failure; doubles with each further one. */
    @WithDefault("100ms")
    Duration minBackoff();

    /** Longest pause between tries. */
    @WithDefault("5s")
    Duration maxBackoff();

    /** How often one single input may fail before it becomes a dead letter. */
    @WithDefault("3")
    @Min(1)
    @Max(100)
    int poisonAttempts();

    /**
     * How many inputs in a row may become dead letters because their handling failed, before the lane stops. What cannot be
     * decoded or is refused by the service does not count.
     */
    @WithDefault("1000")
    @Min(1)
    int maxConsecutiveDeadLetters();

    /** Largest outgoing record in bytes; must be below the broker's {@code message.max.bytes}. */
    @WithDefault("900000")
    @Min(10_000)
    int maxRecordBytes();

    /** How often due timers and waiting commands are looked for. */
    @WithDefault("200ms")
    Duration attentionInterval();

    /** How often the lanes' places are compared with the broker's topics, and the lag is measured. */
    @WithDefault("5s")
    Duration verifyInterval();

    /** How often Kafka's own offsets are committed, which only lag tools read. */
    @WithDefault("500ms")
    Duration offsetCommitInterval();

    /**
     * How long the takeover of a lane, the look at what became of a batch, and the tasks beside the lanes wait for an answer
     * of the database or broker, before they ask again.
     */
    @WithDefault("30s")
    Duration answerLimit();

    /** After this time without an end a batch or takeover counts as stalled, and the instance as no longer alive. */
    @WithDefault("2m")
    Duration stallAfter();

    /** After this time a publication without acknowledgement takes readiness down. */
    @WithDefault("10s")
    Duration publishAlarmAfter();

    /** How long a caller waits for a command's answer. */
    @WithDefault("10s")
    Duration commandTimeout();

    /** First pause before a look for a command's answer; each further one is half as long again, up to 500 ms. */
    @WithDefault("20ms")
    Duration commandPollInterval();

    /**
     * How long answered commands are remembered, so that a repeated one gets the same answer; it is carried out again only if
     * nothing was known of its lead.
     */
    @WithDefault("168h")
    Duration commandMemory();
}
