package io.ripen.scoring.identity;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.identity.Claims;
import io.ripen.scoring.domain.identity.IdentityDecision;
import io.ripen.scoring.domain.identity.IdentityEvent;
import io.ripen.scoring.domain.identity.KnownPeople;
import io.ripen.scoring.domain.identity.Sighting;
import io.ripen.scoring.domain.identity.Visitor;
import io.ripen.scoring.history.EarlierContents;
import io.ripen.scoring.history.StoredTouchpoint;
import io.ripen.scoring.history.TouchpointId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The touchpoints of one batch while they are decided, in the order in which they came. */
final class IdentityBatch {
    private record Arrival(LaneRecord record, TouchpointCaptured touchpoint, TouchpointId id, Sighting sighting) {}

    private final List<Arrival> arrivals = new ArrayList<>();
    private final Set<TouchpointId> ids = new LinkedHashSet<>();
    private final Set<String> visitorKeys = new HashSet<>();
    private final Set<String> emails = new HashSet<>();
    private final Set<String> mailedLeads = new HashSet<>();
    private final Map<String, Visitor> touchedVisitors = new HashMap<>();
    private final List<StoredTouchpoint> newTouchpoints = new ArrayList<>();
    private final List<Visitor> identified = new ArrayList<>();
    private final List<Visitor> revealed = new ArrayList<>();
    private final Claims claims = new Claims();

    IdentityBatch(List<LaneRecord> records) {
        for (LaneRecord record : records) {
            TouchpointCaptured touchpoint = (TouchpointCaptured) record.event();
            TouchpointId id = TouchpointId.of(touchpoint);
            Sighting sighting = TouchpointReader.sighting(touchpoint);
            arrivals.add(new Arrival(record, touchpoint, id, sighting));
            ids.add(id);
            visitorKeys.add(touchpoint.visitorKey());
            if (sighting.email() != null) {
                emails.add(sighting.email());
            }
            if (sighting.mailedLead() != null) {
                mailedLeads.add(sighting.mailedLead());
            }
        }
    }

    Collection<TouchpointId> ids() {
        return ids;
    }

    Collection<String> visitorKeys() {
        return visitorKeys;
    }

    Collection<String> emails() {
        return emails;
    }

    /** The leads that links of our mails name. */
    Collection<String> mailedLeads() {
        return mailedLeads;
    }

    /** The leads that the batch creates, by address. */
    SortedMap<String, String> claims(Set<TouchpointId> known, KnownPeople people) {
        Set<TouchpointId> seen = new HashSet<>(known);
        for (Arrival arrival : arrivals) {
            if (seen.add(arrival.id)) {
                claims.claim(arrival.sighting, people);
            }
        }
        return claims.leadByEmail();
    }

    /** Visitors with a history whom nobody knows and whom the batch may name. */
    List<Visitor> maybeRevealed(Map<String, Visitor> visitors) {
        return arrivals.stream()
                .filter(arrival -> arrival.sighting.namesSomebody())
                .map(arrival -> visitors.get(arrival.touchpoint.visitorKey()))
                .filter(visitor -> visitor != null && visitor.isAnonymous())
                .distinct()
                .toList();
    }

    /** Decides every touchpoint that is not known yet. */
    LaneOutcome decide(
            Set<TouchpointId> known, Map<String, Visitor> visitors, KnownPeople people, EarlierContents contents) {
        LaneOutcome.Builder outcome = LaneOutcome.builder();
        Set<TouchpointId> seen = new HashSet<>(known);
        for (Arrival arrival : arrivals) {
            TouchpointCaptured touchpoint = arrival.touchpoint;
            if (!seen.add(arrival.id)) {
                outcome.duplicate();
                continue;
            }
            String key = touchpoint.visitorKey();
            Visitor before = touchedVisitors.getOrDefault(key, visitors.getOrDefault(key, Visitor.unknown(key)));
            IdentityDecision decision = IdentityDecision.of(before, arrival.sighting, people, claims);
            touchedVisitors.put(key, decision.visitor());
            newTouchpoints.add(new StoredTouchpoint(
                    decision.visitor().segment(), decision.visitor().position(), touchpoint));
            if (decision.events().stream().anyMatch(IdentityEvent.Identified.class::isInstance)) {
                identified.add(decision.visitor());
                if (isAnonymous(visitors.get(key), decision.visitor().segment())) {
                    revealed.add(decision.visitor());
                }
            }
            if (decision.visitor().isAnonymous() && !arrival.sighting.machine()) {
                contents.add(touchpoint);
            }
            decision.events().forEach(event -> outcome.event(outgoing(event, decision.visitor(), arrival, contents)));
        }
        return outcome.build();
    }

    Collection<Visitor> touchedVisitors() {
        return touchedVisitors.values();
    }

    /** Visitors as they were when they turned out to be leads. */
    List<Visitor> identified() {
        return identified;
    }

    /** Those of them with a history that was kept as an anonymous one. */
    List<Visitor> revealed() {
        return revealed;
    }

    /** New touchpoints of leads, and those of visitors whom nobody knows by the end of the batch. */
    Map<Boolean, List<StoredTouchpoint>> newTouchpointsByAnonymity() {
        return newTouchpoints.stream()
                .collect(Collectors.partitioningBy(stored ->
                        isAnonymous(touchedVisitors.get(stored.touchpoint().visitorKey()), stored.segment())));
    }

    private static boolean isAnonymous(@Nullable Visitor visitor, int segment) {
        return visitor != null && visitor.isAnonymousIn(segment);
    }

    boolean isEmpty() {
        return newTouchpoints.isEmpty();
    }

    int newTouchpoints() {
        return newTouchpoints.size();
    }

    int newLeads() {
        return claims.newLeads();
    }

    private static OutgoingEvent outgoing(
            IdentityEvent event, Visitor visitor, Arrival arrival, EarlierContents contents) {
        TouchpointCaptured touchpoint = arrival.touchpoint;
        EventType type = switch (event) {
            case IdentityEvent.Identified identified -> EventType.LEAD_IDENTIFIED;
            case IdentityEvent.Activity activity -> EventType.LEAD_ACTIVITY;
        };
        Record data = switch (event) {
            case IdentityEvent.Identified identified ->
                new LeadIdentified(
                        identified.leadId(),
                        identified.created(),
                        visitor.key(),
                        visitor.segment(),
                        identified.historyThrough(),
                        identified.email(),
                        new Cause(touchpoint.touchpointId(), touchpoint.occurredAt(), touchpoint.receivedAt()),
                        identified.historyThrough() == 0 ? List.of() : contents.take(visitor.key()));
            case IdentityEvent.Activity activity ->
                new LeadActivity(activity.leadId(), visitor.segment(), visitor.position(), touchpoint);
        };
        IdentitySource source = new IdentitySource(visitor.key(), visitor.segment());
        return new OutgoingEvent(
                type,
                source.eventId(event.sequence()),
                source.uri(),
                event.leadId(),
                event.leadId(),
                event.sequence(),
                touchpoint.occurredAt(),
                data,
                arrival.record.envelope().traceParent());
    }
}
