package io.ripen.lanes.simulation;

import io.ripen.lanes.engine.LanePublisher;
import io.ripen.lanes.engine.OutgoingRecord;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.engine.TopicInspector;
import io.ripen.lanes.engine.TopicState;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A broker with one input and one output log. Sends may fail half way, and what was in flight may still land later. */
final class SimBroker {
    static final String INPUT = "input";

    private final SimWorld world;
    private final List<RawRecord> input = new ArrayList<>();
    private final List<OutgoingRecord> output = new ArrayList<>();

    SimBroker(SimWorld world) {
        this.world = world;
    }

    List<RawRecord> input() {
        return input;
    }

    List<OutgoingRecord> output() {
        return output;
    }

    TopicInspector inspector() {
        return (topics, partition) -> Uni.createFrom()
                .emitter(done -> world.soon(() -> {
                    if (world.fault()) {
                        done.fail(new IOException("broker away"));
                    } else {
                        done.complete(Map.of(INPUT, new TopicState("id-1", 0, input.size())));
                    }
                }));
    }

    LanePublisher publisher() {
        return new Publisher();
    }

    private final class Publisher implements LanePublisher {
        private boolean closed;

        @Override
        public Uni<Void> publish(List<OutgoingRecord> records) {
            return Uni.createFrom().emitter(done -> append(records, 0, done));
        }

        private void append(List<OutgoingRecord> records, int next, UniEmitter<? super Void> done) {
            if (next == records.size()) {
                world.soon(() -> {
                    if (world.fault()) {
                        done.fail(new IOException("acknowledgement lost"));
                    } else {
                        done.complete(null);
                    }
                });
                return;
            }
            world.after(world.pick(3), () -> {
                if (closed || world.fault()) {
                    straggle(records, next);
                    done.fail(new IOException("send failed"));
                } else {
                    output.add(records.get(next));
                    append(records, next + 1, done);
                }
            });
        }

        /** What was in flight when the client gave up lands later, in order, as far as it was sent. */
        private void straggle(List<OutgoingRecord> records, int from) {
            long delay = world.pick(500);
            for (int i = from; i < records.size() && world.flip(); i++) {
                OutgoingRecord record = records.get(i);
                delay += world.pick(20);
                world.after(delay, () -> output.add(record));
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
