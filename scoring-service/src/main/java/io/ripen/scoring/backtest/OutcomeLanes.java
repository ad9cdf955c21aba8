package io.ripen.scoring.backtest;

import io.ripen.contracts.Topic;
import io.ripen.lanes.quarkus.LaneFeed;
import io.ripen.lanes.quarkus.LaneRuntime;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what lifecycle says about leads, for backtests to come. */
@ApplicationScoped
@Identifier("lead-stages")
class OutcomeLanes extends LaneFeed {
    @Inject
    OutcomeLanes(LaneRuntime runtime, OutcomeHandler handler) {
        super(runtime.gatheringGroup("outcomes", List.of(Topic.LEAD_STAGES), handler));
    }

    /** For the client proxy only. */
    OutcomeLanes() {}

    @Incoming("lead-stages")
    Uni<Void> onBatch(ConsumerRecords<String, byte[]> batch) {
        return deliver(batch);
    }
}
