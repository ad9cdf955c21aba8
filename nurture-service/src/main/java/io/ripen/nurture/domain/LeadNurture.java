package io.ripen.nurture.domain;

import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.domain.consent.Consents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that nurture knows about a lead.
 *
 * @param leadId the lead
 * @param erased whether the person is to be forgotten; nothing is ever sent again
 * @param merged whether it turned out to be another lead, which goes on instead; nothing is sent until it stands for
 *     itself again
 * @param mergedInto which lead that is; absent for one that stands for itself, and where an earlier version did not note it
 * @param mergedAt when what showed that was received, which may be before scoring found it out; absent likewise
 * @param facts what the person told
 * @param address whether mail may go to the address of {@code facts}
 * @param refused the {@link MailAddress#hash hashes} of addresses without a mailbox, in the order in which that was heard,
 *     the last 20
 * @param consents what the person agreed to
 * @param stage the stage the lead is in; absent as long as none was seen
 * @param quarantine no marketing mail while it lasts; absent where there is none
 * @param placedAt when sales, an import or a merge last put it into a stage; absent where rules alone led it
 * @param signals what its behaviour tells
 * @param enrolments the journeys that the lead entered, in that order
 */
public record LeadNurture(
        String leadId,
        boolean erased,
        boolean merged,
        @Nullable String mergedInto,
        @Nullable Instant mergedAt,
        Facts facts,
        AddressStatus address,
        List<String> refused,
        Consents consents,
        @Nullable String stage,
        @Nullable Quarantine quarantine,
        @Nullable Instant placedAt,
        Signals signals,
        List<Enrolment> enrolments) {

    private static final int MOST_REFUSED = 20;

    /** Copies the lists. */
    @SuppressWarnings("ConstantValue") // a row that an earlier version wrote knows of the address of then only
    public LeadNurture {
        enrolments = List.copyOf(enrolments);
        String email = facts.email();
        refused = refused == null ? List.of() : List.copyOf(refused);
        if (refused.isEmpty() && address == AddressStatus.BOUNCED && email != null) {
            refused = List.of(MailAddress.hash(email));
        }
    }

    /** A lead of which nothing is known yet. */
    public static LeadNurture unknown(String leadId) {
        return new LeadNurture(
                leadId,
                false,
                false,
                null,
                null,
                Facts.NONE,
                AddressStatus.USABLE,
                List.of(),
                Consents.NONE,
                null,
                null,
                null,
                Signals.NONE,
                List.of());
    }

    /** A lead of which nothing is known any more. */
    public static LeadNurture erased(String leadId) {
        return unknown(leadId).forgotten();
    }

    /**
     * Whether anybody told its address. What a lead does arrives before that, and so does its first score, which is that of
     * the time before the identifying act. Both are looked at when the address is known, or mails would be suppressed for
     * want of it.
     */
    boolean isKnown() {
        return facts.email() != null;
    }

    /** The lead's enrolments in a journey, in their order. */
    public List<Enrolment> enrolmentsIn(String journey) {
        return enrolments.stream()
                .filter(enrolment -> enrolment.journey().equals(journey))
                .toList();
    }

    /** Whether the lead left the journey that decided on a mail. */
    public boolean hasLeft(MailKey mail) {
        return enrolmentsIn(mail.journey()).stream()
                .anyMatch(
                        enrolment -> enrolment.entry() == mail.entry() && enrolment.state() == Enrolment.State.EXITED);
    }

    /** The state after an input, before any journey is asked. */
    LeadNurture taking(LeadInput input) {
        return switch (input) {
            case LeadInput.StageEntered entered -> entering(entered);
            case LeadInput.Scored scored ->
                told(scored.facts(), scored.consents())
                        .withSignals(signals.scored(scored))
                        .withMerged(null, null);
            case LeadInput.Acted acted ->
                withConsents(consents.withAll(acted.consents())).withSignals(signals.acted(acted));
            case LeadInput.Recognised recognised -> withSignals(signals.recognised(recognised));
            case LeadInput.ConsentChanged changed -> withConsents(consents.with(changed.consent()));
            case LeadInput.MailboxRefused mailbox -> refusing(mailbox.address());
            case LeadInput.Complained complained -> withAddress(AddressStatus.COMPLAINED);
            case LeadInput.SuppressionLifted lift -> lifting(lift);
            case LeadInput.ErasureRequested requested -> forgotten();
            case LeadInput.MergedAway away -> mergedAway(away);
            case LeadInput.Breached breached -> this;
            case LeadInput.Passed passed -> this;
        };
    }

    /** Facts come with scores; those of a stage may be older, and count only until the score that it goes by. */
    private LeadNurture entering(LeadInput.StageEntered entered) {
        Facts newFacts = signals.score() == null || entered.ahead() ? entered.facts() : facts;
        LeadNurture inside = told(newFacts, entered.consents()).withStage(entered.stage(), entered.quarantine());
        Instant placed = entered.placedAt();
        return placed == null || (placedAt != null && placedAt.isAfter(placed)) ? inside : inside.withPlaced(placed);
    }

    /** The same merge may be told again, with every last score. */
    private LeadNurture mergedAway(LeadInput.MergedAway away) {
        boolean isKnown = away.into().equals(mergedInto) && mergedAt != null;
        return withMerged(away.into(), isKnown ? mergedAt : away.at());
    }

    private LeadNurture told(Facts newFacts, List<Consent> newConsents) {
        // A refusal of which no address is known was one of an address that the lead had before.
        LeadNurture before =
                refused.isEmpty() && address == AddressStatus.BOUNCED ? withAddress(AddressStatus.USABLE) : this;
        return before.withFacts(newFacts).judged().withConsents(consents.withAll(newConsents));
    }

    /** The status belongs to the address that refused, which need not be the lead's any more, or may be again later. */
    private LeadNurture refusing(@Nullable String addressHash) {
        String hash = addressHash == null && facts.email() != null ? MailAddress.hash(facts.email()) : addressHash;
        if (hash == null || refused.contains(hash)) {
            return this;
        }
        List<String> known = new ArrayList<>(refused);
        known.add(hash);
        return withRefused(known.subList(Math.max(0, known.size() - MOST_REFUSED), known.size()))
                .judged();
    }

    private LeadNurture lifting(LeadInput.SuppressionLifted lift) {
        return switch (lift.suppression()) {
            case BOUNCED -> {
                // Usable first: a bounced lead without a refused address is one that an earlier version wrote.
                LeadNurture before = address == AddressStatus.BOUNCED ? withAddress(AddressStatus.USABLE) : this;
                yield before.withRefused(refused.stream()
                                .filter(hash -> !hash.equals(lift.address()))
                                .toList())
                        .judged();
            }
            case COMPLAINED ->
                address == AddressStatus.COMPLAINED
                        ? withAddress(AddressStatus.USABLE).judged()
                        : this;
            case USABLE -> this;
        };
    }

    private LeadNurture judged() {
        if (address == AddressStatus.COMPLAINED) {
            return this;
        }
        boolean bounced = facts.email() != null && refused.contains(MailAddress.hash(facts.email()));
        return withAddress(bounced ? AddressStatus.BOUNCED : AddressStatus.USABLE);
    }

    private LeadNurture withRefused(List<String> hashes) {
        return changed(copy -> copy.refused = hashes);
    }

    /** The lead with an enrolment as it is now. */
    LeadNurture with(Enrolment enrolment) {
        List<Enrolment> changed = new ArrayList<>(enrolments);
        Optional<Enrolment> before =
                enrolments.stream().filter(enrolment::isSameAs).findFirst();
        before.ifPresentOrElse(old -> changed.set(enrolments.indexOf(old), enrolment), () -> changed.add(enrolment));
        return withEnrolments(changed);
    }

    /** Forgets the person. Nothing is ever decided for it again. */
    public LeadNurture forgotten() {
        return unknown(leadId).changed(copy -> copy.erased = true);
    }

    private LeadNurture withMerged(@Nullable String into, @Nullable Instant at) {
        return changed(copy -> {
            copy.merged = into != null;
            copy.mergedInto = into;
            copy.mergedAt = at;
        });
    }

    private LeadNurture withFacts(Facts newFacts) {
        return changed(copy -> copy.facts = newFacts);
    }

    public LeadNurture withAddress(AddressStatus status) {
        return changed(copy -> copy.address = status);
    }

    private LeadNurture withConsents(Consents newConsents) {
        return changed(copy -> copy.consents = newConsents);
    }

    LeadNurture withStage(@Nullable String newStage, @Nullable Quarantine newQuarantine) {
        return changed(copy -> {
            copy.stage = newStage;
            copy.quarantine = newQuarantine;
        });
    }

    private LeadNurture withPlaced(Instant at) {
        return changed(copy -> copy.placedAt = at);
    }

    private LeadNurture withSignals(Signals newSignals) {
        return changed(copy -> copy.signals = newSignals);
    }

    private LeadNurture withEnrolments(List<Enrolment> newEnrolments) {
        return changed(copy -> copy.enrolments = newEnrolments);
    }

    private LeadNurture changed(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.finished();
    }

    /** A copy on the way to be another lead. */
    private static final class Copy {
        private final String leadId;
        private boolean erased;
        private boolean merged;
        private @Nullable String mergedInto;
        private @Nullable Instant mergedAt;
        private Facts facts;
        private AddressStatus address;
        private List<String> refused;
        private Consents consents;
        private @Nullable String stage;
        private @Nullable Quarantine quarantine;
        private @Nullable Instant placedAt;
        private Signals signals;
        private List<Enrolment> enrolments;

        private Copy(LeadNurture lead) {
            leadId = lead.leadId;
            erased = lead.erased;
            merged = lead.merged;
            mergedInto = lead.mergedInto;
            mergedAt = lead.mergedAt;
            facts = lead.facts;
            address = lead.address;
            refused = lead.refused;
            consents = lead.consents;
            stage = lead.stage;
            quarantine = lead.quarantine;
            placedAt = lead.placedAt;
            signals = lead.signals;
            enrolments = lead.enrolments;
        }

        private LeadNurture finished() {
            return new LeadNurture(
                    leadId,
                    erased,
                    merged,
                    mergedInto,
                    mergedAt,
                    facts,
                    address,
                    refused,
                    consents,
                    stage,
                    quarantine,
                    placedAt,
                    signals,
                    enrolments);
        }
    }
}
