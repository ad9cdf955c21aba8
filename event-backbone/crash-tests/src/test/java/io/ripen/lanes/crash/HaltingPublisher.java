package io.ripen.lanes.crash;

import io.ripen.lanes.engine.LanePublisher;
import io.ripen.lanes.engine.OutgoingRecord;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The real publisher, except that it stands still half way or after the acknowledgements when told to. */
record HaltingPublisher(LanePublisher publisher, Halt halt) implements LanePublisher {
    @Override
    public Uni<Void> publish(List<OutgoingRecord> records) {
        int half = records.size() / 2;
        return publisher
                .publish(records.subList(0, Math.max(1, half)))
                .call(() -> halt.at(HaltPoint.DURING_PUBLISH))
                .chain(() -> half == 0
                        ? Uni.createFrom().voidItem()
                        : publisher.publish(records.subList(half, records.size())))
                .call(() -> halt.at(HaltPoint.AFTER_ACKS));
    }

    @Override
    public void close() {
        publisher.close();
    }
}
