package io.ripen.lifecycle.account;

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

/** Feeds the lanes of the group {@code accounts}: scores of companies, and who belongs to them. */
@ApplicationScoped
@Identifier("accounts")
class AccountLanes extends LaneFeed {
    @Inject
    AccountLanes(LaneRuntime runtime, AccountHandler handler) {
        super(runtime.gatheringGroup("accounts", List.of(Topic.ACCOUNT_SCORES, Topic.ACCOUNT_ACTIVITIES), handler));
    }

    /** For the client proxy only. */
    AccountLanes() {}

    @Incoming("accounts")
    Uni<Void> onBatch(ConsumerRecords<String, byte[]> batch) {
        return deliver(batch);
    }
}
