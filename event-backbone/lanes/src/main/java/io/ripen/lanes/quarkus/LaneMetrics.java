package io.ripen.lanes.quarkus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.DeadLetter;
import io.ripen.lanes.engine.LaneObserver;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Counts and logs what the lanes of one group do. Metrics are per group; a single lane shows in logs and health. */
final class LaneMetrics implements LaneObserver {
    private static final Logger LOG = Logger.getLogger("io.ripen.lanes");

    private final DistributionSummary batchRecords;
    private final Timer databaseTime;
    private final Timer publishTime;
    private final Counter records;
    private final Counter timers;
    private final Counter commands;
    private final Counter events;
    private final Counter skipped;
    private final Counter duplicates;
    private final Counter gaps;
    private final Counter deadLetters;
    private final Counter retries;
    private final Counter fenceLosses;
    private final FailureRows rows = new FailureRows();

    LaneMetrics(MeterRegistry registry, String group) {
        Tags tags = Tags.of("group", group);
        batchRecords = DistributionSummary.builder("ripen.lane.batch.records")
                .description("records per committed batch")
                .tags(tags)
                .register(registry);
        databaseTime = Timer.builder("ripen.lane.database")
                .description("time of a batch in the database and its handler")
                .tags(tags)
                .publishPercentileHistogram()
                .register(registry);
        publishTime = Timer.builder("ripen.lane.publish")
                .description("time from commit to the broker's acknowledgement")
                .tags(tags)
                .publishPercentileHistogram()
                .register(registry);
        records = registry.counter("ripen.lane.records", tags);
        timers = registry.counter("ripen.lane.timers", tags);
        commands = registry.counter("ripen.lane.commands", tags);
        events = registry.counter("ripen.lane.events", tags);
        skipped = registry.counter("ripen.lane.skipped", tags);
        duplicates = registry.counter("ripen.lane.duplicates", tags);
        gaps = registry.counter("ripen.lane.sequence.gaps", tags);
        deadLetters = registry.counter("ripen.lane.dead.letters", tags);
        retries = registry.counter("ripen.lane.retries", tags);
        fenceLosses = registry.counter("ripen.lane.fence.losses", tags);
    }

    @Override
    public void acquired(LaneId lane, long epoch, int pending) {
        rows.end(lane);
        LOG.infof("RIPEN-L-001 lane acquired lane=%s epoch=%d pending=%d", lane, epoch, pending);
    }

    @Override
    public void committed(LaneId lane, BatchReport report) {
        rows.end(lane);
        batchRecords.record(report.records());
        databaseTime.record(report.took());
        records.increment(report.records());
        timers.increment(report.timers());
        commands.increment(report.commands());
        skipped.increment(report.skipped());
        duplicates.increment(report.duplicates());
        gaps.increment(report.gaps());
        if (report.gaps() > 0) {
            LOG.warnf("RIPEN-L-002 sequence gap lane=%s gaps=%d", lane, report.gaps());
        }
    }

    @Override
    public void published(LaneId lane, int count, Duration took) {
        rows.end(lane);
        publishTime.record(took);
        events.increment(count);
    }

    @Override
    public void retrying(LaneId lane, String step, Throwable failure, Duration pause) {
        retries.increment();
        LOG.logf(
                rows.begins(lane, step) ? Logger.Level.WARN : Logger.Level.DEBUG,
                "RIPEN-L-003 lane retries lane=%s step=%s failure=%s pause=%s",
                lane,
                step,
                failure.getClass().getName(),
                pause);
        LOG.debugf(failure, "RIPEN-L-003 lane=%s", lane);
    }

    @Override
    public void gaveUp(LaneId lane, DeadLetter letter) {
        deadLetters.increment();
        LOG.errorf(
                "RIPEN-L-004 dead letter lane=%s topic=%s offset=%d reason=%s remedy=see table dead_letter",
                lane, letter.topic(), letter.offset(), letter.reason());
    }

    @Override
    public void fenced(LaneId lane, long ownEpoch) {
        fenceLosses.increment();
        LOG.warnf("RIPEN-L-005 lane has another owner lane=%s ownEpoch=%d", lane, ownEpoch);
    }

    @Override
    public void stopped(LaneId lane, String reason) {
        LOG.errorf("RIPEN-L-006 lane stopped lane=%s reason=%s remedy=see docs/operations.md", lane, reason);
    }

    @Override
    public void released(LaneId lane) {
        rows.end(lane);
        LOG.infof("RIPEN-L-007 lane released lane=%s", lane);
    }
}
