package io.ripen.lifecycle.stage;

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

/** Feeds the lanes of the group {@code stages}: scores, what sales says, and who must be forgotten. */
@ApplicationScoped
@Identifier("lead-scores")
class StageLanes extends LaneFeed {

    @Inject
    StageLanes(LaneRuntime runtime, StageHandler handler) {
        super(runtime.group("stages", List.of(Topic.LEAD_SCORES, Topic.SALES_FEEDBACK, Topic.PRIVACY), handler));
    }

    @Incoming("lead-scores")
    Uni<Void> onBatch(ConsumerRecords<String, byte[]> batch) {
        return deliver(batch);
    }
}
