package io.ripen.lifecycle.kpi;

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

/** Feeds the figures with what happens to leads. */
@ApplicationScoped
@Identifier("figures")
class FigureLanes extends LaneFeed {
    @Inject
    FigureLanes(LaneRuntime runtime, FigureHandler handler) {
        super(runtime.gatheringGroup("figures", List.of(Topic.LEAD_STAGES, Topic.PRIVACY), handler));
    }

    /** For the client proxy only. */
    FigureLanes() {}

    @Incoming("figures")
    Uni<Void> onBatch(ConsumerRecords<String, byte[]> batch) {
        return deliver(batch);
    }
}
