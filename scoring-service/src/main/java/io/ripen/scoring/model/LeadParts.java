package io.ripen.scoring.model;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.identity.Claims;
import io.ripen.scoring.domain.identity.IdentityDecision;
import io.ripen.scoring.domain.identity.KnownPeople;
import io.ripen.scoring.domain.identity.Visitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says whose the touchpoints of a file are, in its order, as the service would: a browser may be several people's. */
final class LeadParts {
    private record Part(String visitorKey, int segment) {}

    private record Placed(TouchpointCaptured touchpoint, Part part) {}

    private final Map<String, Visitor> visitors = new HashMap<>();
    private final Claims claims = new Claims();
    private final Map<Part, String> addressesOfParts = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();

    private LeadParts() {}

    /**
     * The touchpoints of one lead.
     *
     * @param lead an address, or an id of a visitor or user that only one person used
     * @throws ModelFileException if several people used it
     */
    static List<TouchpointCaptured> of(List<TouchpointCaptured> captured, String lead) {
        LeadParts parts = new LeadParts();
        Set<List<String>> seen = new HashSet<>();
        List<TouchpointCaptured> touchpoints = captured.stream()
                .filter(touchpoint -> seen.add(List.of(touchpoint.site(), touchpoint.touchpointId())))
                .toList();
        touchpoints.forEach(touchpoint -> parts.claims.claim(TouchpointReader.sighting(touchpoint), KnownPeople.NONE));
        KnownPeople people = KnownPeople.NONE.with(parts.claims.leadByEmail());
        touchpoints.forEach(touchpoint -> parts.place(touchpoint, people));
        String address = lead.toLowerCase(Locale.ROOT);
        return people.leadByEmail().containsKey(address) ? parts.ofAddress(address) : parts.ofVisitor(lead);
    }

    private void place(TouchpointCaptured touchpoint, KnownPeople people) {
        String key = touchpoint.visitorKey();
        Visitor before = visitors.getOrDefault(key, Visitor.unknown(key));
        Visitor after = IdentityDecision.of(before, TouchpointReader.sighting(touchpoint), people, claims)
                .visitor();
        visitors.put(key, after);
        Part part = new Part(key, after.segment());
        placed.add(new Placed(touchpoint, part));
        String address = after.leadId() == null ? null : claims.emailOf(after.leadId());
        if (address != null) {
            addressesOfParts.put(part, address);
        }
    }

    private List<TouchpointCaptured> ofAddress(String address) {
        return placed.stream()
                .filter(each -> address.equals(addressesOfParts.get(each.part)))
                .map(Placed::touchpoint)
                .toList();
    }

    private List<TouchpointCaptured> ofVisitor(String name) {
        Set<String> named = placed.stream()
                .map(Placed::touchpoint)
                .filter(touchpoint -> name.equals(touchpoint.visitorKey())
                        || name.equals(touchpoint.visitorId())
                        || name.equals(touchpoint.userId()))
                .map(TouchpointCaptured::visitorKey)
                .collect(Collectors.toSet());
        Set<String> people = new TreeSet<>();
        addressesOfParts.forEach((part, address) -> {
            if (named.contains(part.visitorKey)) {
                people.add(address);
            }
        });
        if (people.size() > 1) {
            throw new ModelFileException("several people used " + name + ": " + String.join(", ", people)
                    + "; name one of them with --lead");
        }
        return placed.stream()
                .map(Placed::touchpoint)
                .filter(touchpoint -> named.contains(touchpoint.visitorKey()))
                .toList();
    }
}
