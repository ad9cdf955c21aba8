package io.ripen.bench.streams;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.lanes.json.EventJson;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.identity.Claims;
import io.ripen.scoring.domain.identity.IdentityDecision;
import io.ripen.scoring.domain.identity.IdentityEvent;
import io.ripen.scoring.domain.identity.KnownPeople;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.scoring.domain.identity.Sighting;
import io.ripen.scoring.domain.identity.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The first stage, keyed by visitor: drops what was seen before, and passes on what belongs to a lead. */
final class IdentityProcessor implements Processor<String, byte[], String, byte[]> {
    static final String SEEN = "seen";
    static final String VISITORS = "visitors";
    static final String EARLIER = "earlier";
    private static final byte[] MARK = {1};

    private final Claims claims = new Claims();
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<String, byte[]> seen;
    private @Nullable KeyValueStore<String, byte[]> visitors;
    private @Nullable KeyValueStore<String, byte[]> earlier;

    @Override
    public void init(ProcessorContext<String, byte[]> given) {
        context = given;
        seen = given.getStateStore(SEEN);
        visitors = given.getStateStore(VISITORS);
        earlier = given.getStateStore(EARLIER);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        TouchpointCaptured touchpoint =
                (TouchpointCaptured) Activities.read(EventType.TOUCHPOINT_CAPTURED, record.value());
        if (open(seen).putIfAbsent(touchpoint.site() + '\n' + touchpoint.touchpointId(), MARK) != null) {
            return;
        }
        String key = touchpoint.visitorKey();
        Visitor before = Activities.visitor(key, open(visitors).get(key));
        Sighting sighting = TouchpointReader.sighting(touchpoint);
        IdentityDecision decision = IdentityDecision.of(before, sighting, people(sighting), claims);
        open(visitors).put(key, Activities.write(decision.visitor()));
        if (decision.events().isEmpty()) {
            open(earlier).put(Activities.place(key, decision.visitor().position()), record.value());
        }
        decision.events().forEach(event -> passOn(event, decision.visitor(), touchpoint, record));
    }

    /** There is no directory: a lead's id follows from its address. */
    private static KnownPeople people(Sighting sighting) {
        String email = sighting.email();
        return email == null
                ? KnownPeople.NONE
                : new KnownPeople(Map.of(email, LeadIds.createdBy("email", email)), Map.of());
    }

    private void passOn(
            IdentityEvent event, Visitor visitor, TouchpointCaptured touchpoint, Record<String, byte[]> record) {
        switch (event) {
            case IdentityEvent.Identified identified -> {
                if (identified.historyThrough() > 0) {
                    passOnEarlier(identified.leadId(), visitor, record);
                }
                LeadIdentified data = new LeadIdentified(
                        identified.leadId(),
                        identified.created(),
                        visitor.key(),
                        visitor.segment(),
                        identified.historyThrough(),
                        identified.email(),
                        new Cause(touchpoint.touchpointId(), touchpoint.occurredAt(), touchpoint.receivedAt()),
                        List.of());
                forward(record, Activities.Kind.IDENTIFIED, event.leadId(), event.sequence(), data);
            }
            case IdentityEvent.Activity activity -> {
                LeadActivity data =
                        new LeadActivity(activity.leadId(), visitor.segment(), visitor.position(), touchpoint);
                forward(record, Activities.Kind.ACTIVITY, event.leadId(), event.sequence(), data);
            }
        }
    }

    /** What the visitor did while it was anonymous goes where the lead is folded. */
    private void passOnEarlier(String leadId, Visitor visitor, Record<String, byte[]> record) {
        try (KeyValueIterator<String, byte[]> kept = open(earlier)
                .range(Activities.place(visitor.key(), 0), Activities.place(visitor.key(), visitor.position()))) {
            while (kept.hasNext()) {
                KeyValue<String, byte[]> entry = kept.next();
                TouchpointCaptured touchpoint =
                        (TouchpointCaptured) Activities.read(EventType.TOUCHPOINT_CAPTURED, entry.value);
                LeadActivity data =
                        new LeadActivity(leadId, visitor.segment(), Activities.position(entry.key), touchpoint);
                forward(record, Activities.Kind.EARLIER, leadId, 0, data);
                open(earlier).delete(entry.key);
            }
        }
    }

    private void forward(
            Record<String, byte[]> record, Activities.Kind kind, String leadId, long sequence, java.lang.Record data) {
        Objects.requireNonNull(context)
                .forward(record.withKey(leadId)
                        .withValue(EventJson.write(data))
                        .withHeaders(Activities.headers(kind, sequence)));
    }

    private static KeyValueStore<String, byte[]> open(@Nullable KeyValueStore<String, byte[]> store) {
        return Objects.requireNonNull(store);
    }
}
