package io.ripen.nurture.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The leads that turned out to be one person with another lead, which goes on as their survivor. What is known of them holds
 * for the survivor as long as they are one; each keeps its own, so that nothing is left of it when they are parted.
 *
 * @param merged the leads that were merged into the survivor, also by way of others, without the survivor
 */
public record Family(List<LeadNurture> merged) {

    /** Nobody was merged into the lead. */
    public static final Family NONE = new Family(List.of());

    /** The quarantine that ends last comes last. */
    private static final Comparator<Quarantine> END =
            Comparator.comparing(Quarantine::until, Comparator.nullsLast(Comparator.naturalOrder()));

    /** Copies the list. */
    public Family {
        merged = List.copyOf(merged);
    }

    /** Whether mail may go to the survivor's address, by all that anybody said of it under any id. */
    public AddressStatus address(LeadNurture survivor) {
        if (survivor.address() == AddressStatus.COMPLAINED
                || merged.stream().anyMatch(lead -> lead.address() == AddressStatus.COMPLAINED)) {
            return AddressStatus.COMPLAINED;
        }
        String email = survivor.facts().email();
        return email != null && merged.stream().anyMatch(lead -> lead.refused().contains(MailAddress.hash(email)))
                ? AddressStatus.BOUNCED
                : survivor.address();
    }

    /** The person's quarantine, of several that are on the one that ends last. */
    public Optional<Quarantine> quarantine(LeadNurture survivor, Instant now) {
        return Stream.concat(Stream.of(survivor), standing(survivor, now))
                .flatMap(lead -> Optional.ofNullable(lead.quarantine()).stream())
                .filter(quarantine -> quarantine.holdsAt(now))
                .max(END);
    }

    /** The stages in which the person is. */
    public Set<String> stages(LeadNurture survivor, Instant now) {
        return Stream.concat(Stream.of(survivor), standing(survivor, now))
                .flatMap(lead -> Optional.ofNullable(lead.stage()).stream())
                .collect(Collectors.toSet());
    }

    /** Whether one of the merged leads is where the survivor itself need not be: no marketing journey begins there. */
    boolean keepsOutOf(Journey journey, LeadNurture survivor, Instant now) {
        return journey.advertises()
                && standing(survivor, now)
                        .anyMatch(lead -> lead.quarantine() != null
                                || (lead.stage() != null
                                        && journey.excludedStages().contains(lead.stage())));
    }

    /** The merged leads' enrolments in a journey. */
    List<Enrolment> enrolmentsIn(String journey) {
        return merged.stream()
                .flatMap(lead -> lead.enrolmentsIn(journey).stream())
                .toList();
    }

    private Stream<LeadNurture> standing(LeadNurture survivor, Instant now) {
        return merged.stream()
                .filter(lead -> lead.quarantine() == null || lead.quarantine().holdsAt(now))
                .filter(lead -> stands(lead, survivor));
    }

    /**
     * Whether a merged lead's stage says where the person is. It moves no more: as soon as somebody has put a lead that goes
     * on into a stage, that is the word of now. So is the end of its quarantine, with which it would have gone on by itself.
     * Where an earlier version did not note when they were merged, nobody knows.
     */
    private boolean stands(LeadNurture lead, LeadNurture survivor) {
        Instant since = lead.mergedAt();
        if (since == null || isPlaced(survivor, since)) {
            return false;
        }
        Optional<LeadNurture> next = find(lead.mergedInto());
        for (int hops = 0; next.isPresent() && hops < merged.size(); hops++) {
            if (isPlaced(next.get(), since)) {
                return false;
            }
            next = find(next.get().mergedInto());
        }
        return true;
    }

    private static boolean isPlaced(LeadNurture lead, Instant since) {
        return lead.placedAt() != null && !lead.placedAt().isBefore(since);
    }

    private Optional<LeadNurture> find(@Nullable String leadId) {
        return merged.stream().filter(lead -> lead.leadId().equals(leadId)).findFirst();
    }
}
