package io.ripen.lifecycle.demand;

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

/** Feeds the demand side with touchpoints of everybody, also of visitors who are no leads. */
@ApplicationScoped
@Identifier("demand")
class DemandLanes extends LaneFeed {
    @Inject
    DemandLanes(LaneRuntime runtime, DemandHandler handler) {
        super(runtime.gatheringGroup("demand", List.of(Topic.TOUCHPOINTS), handler));
    }

    /** For the client proxy only. */
    DemandLanes() {}

    @Incoming("demand")
    Uni<Void> onBatch(ConsumerRecords<String, byte[]> batch) {
        return deliver(batch);
    }
}
