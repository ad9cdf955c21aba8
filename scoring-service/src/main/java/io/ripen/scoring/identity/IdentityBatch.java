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
import io.ripen.scoring.domain.identity.IdentityDecision;
import io.ripen.scoring.domain.identity.IdentityEvent;
import io.ripen.scoring.domain.identity.LeadIds;
import io.ripen.scoring.domain.identity.ResolvedLead;
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
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The touchpoints of one batch while they are decided, in the order in which they came. */
final class IdentityBatch {
    private record Arrival(
            LaneRecord record,
            TouchpointCaptured touchpoint,
            @Nullable String email,
            @Nullable String mailedLead) {}

    private final List<Arrival> arrivals = new ArrayList<>();
    private final Set<TouchpointId> ids = new LinkedHashSet<>();
    private final Set<String> visitorKeys = new HashSet<>();
    private final Set<String> emails = new HashSet<>();
    private final Set<String> mailedLeads = new HashSet<>();
    private final Map<String, Visitor> touchedVisitors = new HashMap<>();
    private final List<StoredTouchpoint> newTouchpoints = new ArrayList<>();
    private final List<Visitor> identified = new ArrayList<>();
    private final List<Visitor> revealed = new ArrayList<>();
    private final Map<String, String> claims = new HashMap<>();
    private final Map<String, String> addressesOfNewLeads = new HashMap<>();
    private int newLeads;

    IdentityBatch(List<LaneRecord> records) {
        for (LaneRecord record : records) {
            TouchpointCaptured touchpoint = (TouchpointCaptured) record.event();
            boolean machine = TouchpointReader.isMachine(touchpoint);
            String email = machine ? null : TouchpointReader.email(touchpoint).orElse(null);
            String mailedLead =
                    machine ? null : TouchpointReader.mailedLead(touchpoint).orElse(null);
            arrivals.add(new Arrival(record, touchpoint, email, mailedLead));
            ids.add(TouchpointId.of(touchpoint));
            visitorKeys.add(touchpoint.visitorKey());
            if (email != null) {
                emails.add(email);
            }
            if (mailedLead != null) {
                mailedLeads.add(mailedLead);
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

    /** Ids for the leads that the batch creates: of each unknown address, after the first touchpoint that carries it. */
    SortedMap<String, String> claims(Set<TouchpointId> known, Set<String> knownEmails) {
        for (Arrival arrival : arrivals) {
            String email = arrival.email;
            if (email != null
                    && !knownEmails.contains(email)
                    && TouchpointReader.mayCreateLead(arrival.touchpoint)
                    && !known.contains(TouchpointId.of(arrival.touchpoint))) {
                claims.putIfAbsent(email, leadCreatedBy(arrival.touchpoint));
            }
        }
        return new TreeMap<>(claims);
    }

    /** Visitors with a history whom nobody knows and whom the batch may name. */
    List<Visitor> maybeRevealed(Map<String, Visitor> visitors) {
        return arrivals.stream()
                .filter(arrival -> arrival.email != null || arrival.mailedLead != null)
                .map(arrival -> visitors.get(arrival.touchpoint.visitorKey()))
                .filter(visitor -> visitor != null && visitor.leadId() == null)
                .distinct()
                .toList();
    }

    /** Decides every touchpoint that is not known yet. */
    LaneOutcome decide(
            Set<TouchpointId> known,
            Map<String, Visitor> visitors,
            Map<String, String> leads,
            Map<String, String> mailedAddresses,
            EarlierContents contents) {
        LaneOutcome.Builder outcome = LaneOutcome.builder();
        Set<TouchpointId> seen = new HashSet<>(known);
        for (Arrival arrival : arrivals) {
            TouchpointCaptured touchpoint = arrival.touchpoint;
            if (!seen.add(TouchpointId.of(touchpoint))) {
                outcome.duplicate();
                continue;
            }
            String key = touchpoint.visitorKey();
            Visitor before = touchedVisitors.getOrDefault(key, visitors.getOrDefault(key, Visitor.unknown(key)));
            IdentityDecision decision = TouchpointReader.isMachine(touchpoint)
                    ? IdentityDecision.ofMachine(before)
                    : IdentityDecision.of(before, resolved(arrival, before, leads, mailedAddresses));
            touchedVisitors.put(key, decision.visitor());
            newTouchpoints.add(new StoredTouchpoint(
                    decision.visitor().segment(), decision.visitor().position(), touchpoint));
            if (decision.events().stream().anyMatch(IdentityEvent.Identified.class::isInstance)) {
                identified.add(decision.visitor());
                if (isAnonymous(visitors.get(key), decision.visitor().segment())) {
                    revealed.add(decision.visitor());
                }
            }
            if (decision.visitor().leadId() == null && !TouchpointReader.isMachine(touchpoint)) {
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

    /** Only a visitor's last part can be anonymous. */
    private static boolean isAnonymous(@Nullable Visitor visitor, int segment) {
        return visitor != null && visitor.leadId() == null && visitor.segment() == segment;
    }

    boolean isEmpty() {
        return newTouchpoints.isEmpty();
    }

    int newTouchpoints() {
        return newTouchpoints.size();
    }

    int newLeads() {
        return newLeads;
    }

    private @Nullable ResolvedLead resolved(
            Arrival arrival, Visitor before, Map<String, String> leads, Map<String, String> mailedAddresses) {
        if (arrival.email == null) {
            return mailed(arrival, before, mailedAddresses);
        }
        String leadId = leads.get(arrival.email);
        if (leadId == null) {
            if (TouchpointReader.mayCreateLead(arrival.touchpoint)) {
                throw new IllegalStateException("an address was neither found nor claimed");
            }
            return null;
        }
        boolean created = leadId.equals(leadCreatedBy(arrival.touchpoint));
        if (created) {
            newLeads++;
            addressesOfNewLeads.put(leadId, arrival.email);
        } else if (isYetToCome(leadId, arrival.email)) {
            return null;
        }
        return new ResolvedLead(leadId, arrival.email, created);
    }

    /** Whether a later touchpoint of this batch creates the lead: alone, the earlier one would have found nobody. */
    private boolean isYetToCome(String leadId, String email) {
        return leadId.equals(claims.get(email)) && !addressesOfNewLeads.containsKey(leadId);
    }

    /** Mails are forwarded: their links name an anonymous visitor, and nobody who is known already. */
    private @Nullable ResolvedLead mailed(Arrival arrival, Visitor before, Map<String, String> mailedAddresses) {
        String leadId = arrival.mailedLead;
        if (leadId == null || before.leadId() != null) {
            return null;
        }
        String address = mailedAddresses.getOrDefault(leadId, addressesOfNewLeads.get(leadId));
        return address == null ? null : new ResolvedLead(leadId, address, false);
    }

    private static String leadCreatedBy(TouchpointCaptured touchpoint) {
        return LeadIds.createdBy(touchpoint.site(), touchpoint.touchpointId());
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
