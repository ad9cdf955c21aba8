package io.ripen.scoring.domain.identity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a touchpoint belongs.
 *
 * @param visitor the visitor afterwards; its segment and position are the touchpoint's
 * @param events what to publish, in this order; nothing while the visitor is anonymous
 */
public record IdentityDecision(Visitor visitor, List<IdentityEvent> events) {
    /** Copies the list. */
    public IdentityDecision {
        events = List.copyOf(events);
    }

    /**
     * Decides a touchpoint that was never seen before.
     *
     * @param before the visitor so far
     * @param sighting what the touchpoint tells of the visitor
     * @param known the addresses and leads that it names
     * @param claims what is claimed for the touchpoints that are decided with it; takes in the lead that this one creates
     */
    public static IdentityDecision of(Visitor before, Sighting sighting, KnownPeople known, Claims claims) {
        return sighting.machine() ? silent(before) : decide(before, ResolvedLead.of(before, sighting, known, claims));
    }

    private static IdentityDecision decide(Visitor before, @Nullable ResolvedLead resolved) {
        long position = before.position() + 1;
        if (resolved == null || resolved.leadId().equals(before.leadId())) {
            return known(before, position);
        }
        // An anonymous past belongs to the person who appears; the past of another known person never does.
        boolean anonymous = before.isAnonymous();
        int segment = anonymous ? before.segment() : before.segment() + 1;
        long historyThrough = anonymous ? before.position() : 0;
        IdentityEvent identified = new IdentityEvent.Identified(
                resolved.leadId(), 1, historyThrough, resolved.email(), resolved.created());
        Visitor after = new Visitor(before.key(), segment, resolved.leadId(), position, 2);
        return new IdentityDecision(after, List.of(identified, new IdentityEvent.Activity(resolved.leadId(), 2)));
    }

    /** What a machine caused keeps its place: it tells nothing about a person, and nobody hears of it. */
    private static IdentityDecision silent(Visitor before) {
        Visitor after =
                new Visitor(before.key(), before.segment(), before.leadId(), before.position() + 1, before.sequence());
        return new IdentityDecision(after, List.of());
    }

    private static IdentityDecision known(Visitor before, long position) {
        List<IdentityEvent> events = new ArrayList<>(1);
        long sequence = before.sequence();
        if (before.leadId() != null) {
            sequence++;
            events.add(new IdentityEvent.Activity(before.leadId(), sequence));
        }
        Visitor after = new Visitor(before.key(), before.segment(), before.leadId(), position, sequence);
        return new IdentityDecision(after, events);
    }
}
