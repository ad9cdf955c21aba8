package io.ripen.nurture.feedback;

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

/** Reads what leads do for what became of their mails. */
@ApplicationScoped
@Identifier("mail-feedback")
class FeedbackLanes extends LaneFeed {

    @Inject
    FeedbackLanes(LaneRuntime runtime, FeedbackHandler handler) {
        super(runtime.gatheringGroup("feedback", List.of(Topic.LEAD_ACTIVITIES), handler));
    }

    /** For the client proxy only. */
    FeedbackLanes() {}

    @Incoming("mail-feedback")
    Uni<Void> onBatch(ConsumerRecords<String, byte[]> batch) {
        return deliver(batch);
    }
}
