package io.ripen.lifecycle.webhook;

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

/** Feeds the queues of webhooks with what happens to leads. */
@ApplicationScoped
@Identifier("webhooks")
class WebhookLanes extends LaneFeed {
    @Inject
    WebhookLanes(LaneRuntime runtime, WebhookHandler handler) {
        super(runtime.group("webhooks", List.of(Topic.LEAD_STAGES, Topic.PRIVACY), handler));
    }

    /** For the client proxy only. */
    WebhookLanes() {}

    @Incoming("webhooks")
    Uni<Void> onBatch(ConsumerRecords<String, byte[]> batch) {
        return deliver(batch);
    }
}
