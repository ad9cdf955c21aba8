package io.ripen.bench.capacity;

import io.ripen.lanes.LaneId;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.engine.DeadLetter;
import io.ripen.lanes.engine.LaneObserver;
import io.ripen.lanes.engine.LanePublisher;
import io.ripen.lanes.engine.LaneScheduler;
import io.ripen.lanes.engine.OutgoingRecord;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.engine.RecordCodec;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** What lanes need besides their servers while nothing is written to their topics. */
final class QuietGroup {
    private QuietGroup() {}

    /** Runs a lane's steps in virtual time. */
    record Steps(VirtualTime time) implements LaneScheduler {
        @Override
        public void execute(Runnable step) {
            time.after(Duration.ZERO, step);
        }

        @Override
        public void schedule(Duration delay, Runnable step) {
            time.after(delay, step);
        }
    }

    /** Has nothing to publish. */
    static final class Publisher implements LanePublisher {
        @Override
        public Uni<Void> publish(List<OutgoingRecord> records) {
            throw new IllegalStateException("a lane that read nothing publishes nothing");
        }

        @Override
        public void close() {}
    }

    /** Has nothing to read. */
    static final class Codec implements RecordCodec {
        @Override
        public Decoded decode(RawRecord record) {
            throw new IllegalStateException("nothing was written");
        }

        @Override
        public OutgoingRecord encode(OutgoingEvent event) {
            throw new IllegalStateException("nothing is published");
        }
    }

    /** Fails where a lane does what it must not. */
    static final class Observer implements LaneObserver {
        @Override
        public void acquired(LaneId lane, long epoch, int pending) {}

        @Override
        public void committed(LaneId lane, BatchReport report) {}

        @Override
        public void published(LaneId lane, int records, Duration took) {}

        @Override
        public void retrying(LaneId lane, String step, Throwable failure, Duration pause) {
            throw new IllegalStateException("lane " + lane + " failed in " + step, failure);
        }

        @Override
        public void gaveUp(LaneId lane, DeadLetter letter) {
            throw new IllegalStateException("lane " + lane + " gave something up");
        }

        @Override
        public void fenced(LaneId lane, long ownEpoch) {
            throw new IllegalStateException("lane " + lane + " was fenced off by an owner that is not there");
        }

        @Override
        public void stopped(LaneId lane, String reason) {
            throw new IllegalStateException("lane " + lane + " stopped: " + reason);
        }

        @Override
        public void released(LaneId lane) {}
    }
}
