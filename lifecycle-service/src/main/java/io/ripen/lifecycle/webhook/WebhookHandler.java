package io.ripen.lifecycle.webhook;

import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.PoisonRecord;
import io.ripen.lifecycle.LeadKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Queues what the topic of stages says for every endpoint, and forgets erased leads. */
@Singleton
class WebhookHandler implements LaneHandler<SqlConnection> {
    /** The types that endpoints can ask for: all that the topic of stages carries. */
    static final Set<String> TYPES = Arrays.stream(EventType.values())
            .filter(type -> type.topic() == Topic.LEAD_STAGES)
            .map(EventType::typeName)
            .collect(Collectors.toCollection(TreeSet::new));

    private final WebhookQueue queue;

    @Inject
    WebhookHandler(WebhookQueue queue) {
        this.queue = queue;
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch) {
        List<KeptEvent> events = new ArrayList<>();
        Set<String> erased = new TreeSet<>();
        LaneOutcome.Builder outcome = LaneOutcome.builder();
        for (LaneRecord record : batch.records()) {
            Optional<PoisonRecord> mismatch = LeadKeys.mismatch(record);
            if (mismatch.isPresent()) {
                outcome.poison(mismatch.get());
            } else if (record.event() instanceof LeadErasureRequested || record.event() instanceof LeadErased) {
                erased.add(record.key());
            } else if (TYPES.contains(record.envelope().type())) {
                events.add(KeptEvent.of(record));
            }
        }
        return queue.forget(transaction, erased)
                .chain(() -> queue.add(transaction, events, batch.now()))
                .replaceWith(outcome::build);
    }
}
