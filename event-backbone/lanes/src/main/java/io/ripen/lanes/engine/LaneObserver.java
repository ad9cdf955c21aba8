package io.ripen.lanes.engine;

import io.ripen.lanes.LaneId;
import java.time.Duration;

/** Hears what a lane does, for metrics and logs. Its methods return at once and never throw. */
public interface LaneObserver {
    /** The lane was taken over; {@code pending} records of the owner before are published again. */
    void acquired(LaneId lane, long epoch, int pending);

    /** A batch was committed. */
    void committed(LaneId lane, BatchReport report);

    /** A batch's events are acknowledged. */
    void published(LaneId lane, int records, Duration took);

    /** Something failed and is tried again after a pause. */
    void retrying(LaneId lane, String step, Throwable failure, Duration pause);

    /** An input was given up. */
    void gaveUp(LaneId lane, DeadLetter letter);

    /** Another owner has the lane. */
    void fenced(LaneId lane, long ownEpoch);

    /** The lane stopped for good and needs a person. */
    void stopped(LaneId lane, String reason);

    /** The lane was let go. */
    void released(LaneId lane);

    /**
     * Figures of a batch.
     *
     * @param records records taken
     * @param timers timers taken
     * @param commands commands taken
     * @param skipped records of unknown type
     * @param duplicates records whose effect was already there
     * @param gaps records whose predecessor is missing
     * @param events events to be published
     * @param took time in the database and the handler
     */
    record BatchReport(
            int records, int timers, int commands, int skipped, int duplicates, int gaps, int events, Duration took) {}
}
