package io.ripen.nurture.journey;

import io.ripen.contracts.Topic;
import io.ripen.lanes.quarkus.LaneFeed;
import io.ripen.lanes.quarkus.LaneRuntime;
import io.ripen.nurture.mail.MailResult;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Feeds the lanes of this service from all topics that tell something about leads. */
@ApplicationScoped
@Identifier("lead-stages")
class JourneyLanes extends LaneFeed {

    @Inject
    JourneyLanes(LaneRuntime runtime, JourneyHandler handler) {
        super(runtime.group(
                MailResult.LANE_GROUP,
                List.of(Topic.LEAD_ACTIVITIES, Topic.LEAD_SCORES, Topic.LEAD_STAGES, Topic.PRIVACY),
                handler));
    }

    /** For the client proxy only. */
    JourneyLanes() {}

    @Incoming("lead-stages")
    Uni<Void> onBatch(ConsumerRecords<String, byte[]> batch) {
        return deliver(batch);
    }
}
