package io.ripen.scoring.account;

import io.ripen.contracts.Topic;
import io.ripen.lanes.quarkus.LaneFeed;
import io.ripen.lanes.quarkus.LaneRuntime;
import io.ripen.scoring.release.RefoldTimers;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Feeds the account stage with what leads bring to their accounts; a timer asks it to score an account anew. */
@ApplicationScoped
@Identifier("account-activities")
class AccountLanes extends LaneFeed {
    @Inject
    AccountLanes(LaneRuntime runtime, AccountHandler handler) {
        super(runtime.gatheringGroup(RefoldTimers.ACCOUNTS, List.of(Topic.ACCOUNT_ACTIVITIES), handler));
    }

    /** For the client proxy only. */
    AccountLanes() {}

    @Incoming("account-activities")
    Uni<Void> onBatch(ConsumerRecords<String, byte[]> batch) {
        return deliver(batch);
    }
}
