package io.ripen.nurture.domain;

import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether what just happened to a lead is what a journey waits for. */
final class Triggers {
    /** So long after its date a journey still takes in leads whose lane was late. */
    private static final Duration LATEST = Duration.ofDays(1);

    /** A lead that has been inactive for so much longer is one of old records, or was not welcome when it was due. */
    private static final Duration LATEST_SILENCE = Duration.ofDays(7);

    /** A consent that was given so long ago is not asked for any more; who gave it does not expect it. */
    private static final Duration LATEST_CONSENT = Duration.ofDays(30);

    private Triggers() {}

    /**
     * What just happened.
     *
     * @param before the lead before
     * @param after the lead after
     * @param input what happened in between
     * @param now when it is looked at
     */
    record Change(LeadNurture before, LeadNurture after, LeadInput input, Instant now) {}

    /** What the entry is about; empty if the trigger does not fire. */
    static Optional<MailData> fires(Journey journey, Change change) {
        return switch (journey.entry().trigger()) {
            case Trigger.StageEntered entered ->
                when(change.input() instanceof LeadInput.StageEntered now
                        && !now.imported()
                        && now.stage().equals(entered.stage()));
            case Trigger.BecameTrue became ->
                when(!became.condition().holds(change.before())
                        && became.condition().holds(change.after()));
            case Trigger.ContentUsed used -> pattern(used, change);
            case Trigger.ConsentAsked asked -> when(isAsked(asked.purpose(), change));
            case Trigger.SlaBreached breached -> breach(breached, change.input());
            case Trigger.Inactive inactive -> when(isDue(journey, change, LATEST_SILENCE));
            case Trigger.OnDate date -> when(isDue(journey, change, LATEST));
        };
    }

    /** When time alone makes the trigger fire; empty if it does not. */
    static Optional<Instant> due(Journey journey, LeadNurture lead) {
        return switch (journey.entry().trigger()) {
            case Trigger.Inactive inactive ->
                Optional.ofNullable(lead.signals().lastAct()).map(last -> last.plus(inactive.period()));
            case Trigger.OnDate date -> Optional.of(date.at());
            case Trigger.StageEntered entered -> Optional.empty();
            case Trigger.BecameTrue became -> Optional.empty();
            case Trigger.ContentUsed used -> Optional.empty();
            case Trigger.ConsentAsked asked -> Optional.empty();
            case Trigger.SlaBreached breached -> Optional.empty();
        };
    }

    private static boolean isDue(Journey journey, Change change, Duration latest) {
        return due(journey, change.after())
                .filter(due -> !due.isAfter(change.now()) && change.now().isBefore(due.plus(latest)))
                .filter(due -> change.after().enrolmentsIn(journey.id()).stream()
                        .allMatch(enrolment -> enrolment.at().isBefore(due)))
                .isPresent();
    }

    /**
     * Consent and address may become known in either order; only with both there is somebody to ask. What is repeated with
     * every event is asked for once.
     */
    private static boolean isAsked(ConsentPurpose purpose, Change change) {
        Optional<Consent> open = open(purpose, change.after());
        Optional<Consent> before = open(purpose, change.before());
        return open.filter(consent -> change.now().isBefore(consent.at().plus(LATEST_CONSENT)))
                        .isPresent()
                && !open.equals(before)
                && (before.isEmpty() || !open.get().standing());
    }

    /** A consent that a lead with an address gave and has not confirmed. */
    private static Optional<Consent> open(ConsentPurpose purpose, LeadNurture lead) {
        return lead.consents()
                .holding(purpose)
                .filter(consent -> consent.status() == ConsentStatus.GRANTED)
                .filter(consent -> lead.facts().email() != null);
    }

    /**
     * Of several contents that complete the pattern at once, when the lead becomes known, the newest speaks. One that was
     * imported, or used longer ago than the pattern lasts, counts and does not speak.
     */
    private static Optional<MailData> pattern(Trigger.ContentUsed wanted, Change change) {
        List<Use> before = change.before().signals().uses();
        List<Use> after = change.after().signals().uses();
        return after.reversed().stream()
                .filter(use -> !before.contains(use) && use.isOf(wanted.type(), null))
                .filter(use ->
                        !use.imported() && !use.at().plus(wanted.within()).isBefore(change.now()))
                .filter(use -> assets(wanted, use, after) >= wanted.times())
                .findFirst()
                .map(use -> new MailData(use.topic(), null, null, null));
    }

    private static long assets(Trigger.ContentUsed wanted, Use use, List<Use> uses) {
        return uses.stream()
                .filter(other -> use.topic() != null && other.isOf(use.type(), use.topic()))
                .filter(other -> Duration.between(other.at(), use.at()).abs().compareTo(wanted.within()) <= 0)
                .map(Use::asset)
                .distinct()
                .count();
    }

    private static Optional<MailData> breach(Trigger.SlaBreached wanted, LeadInput input) {
        return input instanceof LeadInput.Breached(MailData.Breach breach)
                        && (wanted.clock() == null || wanted.clock().equals(breach.clock()))
                ? Optional.of(new MailData(null, null, null, breach))
                : Optional.empty();
    }

    private static Optional<MailData> when(boolean fires) {
        return fires ? Optional.of(MailData.NONE) : Optional.empty();
    }
}
