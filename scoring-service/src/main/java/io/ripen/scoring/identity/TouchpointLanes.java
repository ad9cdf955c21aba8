package io.ripen.scoring.identity;

import io.ripen.contracts.Topic;
import io.ripen.lanes.quarkus.LaneFeed;
import io.ripen.lanes.quarkus.LaneRuntime;
import io.ripen.scoring.command.VisitorCommand;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Feeds the identity stage with touchpoints. */
@ApplicationScoped
@Identifier("touchpoints")
class TouchpointLanes extends LaneFeed {
    @Inject
    TouchpointLanes(LaneRuntime runtime, IdentityHandler handler) {
        super(runtime.group(VisitorCommand.LANE_GROUP, List.of(Topic.TOUCHPOINTS), handler));
    }

    /** For the client proxy only. */
    TouchpointLanes() {}

    @Incoming("touchpoints")
    Uni<Void> onBatch(ConsumerRecords<String, byte[]> batch) {
        return deliver(batch);
    }
}
