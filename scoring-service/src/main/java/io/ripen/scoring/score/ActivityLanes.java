package io.ripen.scoring.score;

import io.ripen.contracts.Topic;
import io.ripen.lanes.quarkus.LaneFeed;
import io.ripen.lanes.quarkus.LaneRuntime;
import io.ripen.scoring.command.LeadCommand;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Feeds the score stage with what identity resolution says about leads, and with requests for erasure. */
@ApplicationScoped
@Identifier("lead-activities")
class ActivityLanes extends LaneFeed {
    @Inject
    ActivityLanes(LaneRuntime runtime, ScoreHandler handler) {
        super(runtime.group(LeadCommand.LANE_GROUP, List.of(Topic.LEAD_ACTIVITIES, Topic.PRIVACY), handler));
    }

    /** For the client proxy only. */
    ActivityLanes() {}

    @Incoming("lead-activities")
    Uni<Void> onBatch(ConsumerRecords<String, byte[]> batch) {
        return deliver(batch);
    }
}
