package io.ripen.nurture.domain;

import java.util.List;
import java.util.Optional;

/** The rules that a mail must pass right before it is sent. The first one that forbids it gives the reason. */
public final class Suppression {
    private static final List<SuppressionRule> RULES = List.of(
            Suppression::erased,
            Suppression::noValidAddress,
            Suppression::bouncedOrComplained,
            Suppression::unsubscribed,
            Suppression::noConsent,
            Suppression::stageExcluded,
            Suppression::journeyExited);

    private Suppression() {}

    /** Why the mail must not be sent to the lead; empty if it may. */
    public static Optional<SuppressionReason> of(LeadNurture lead, Candidate mail) {
        return RULES.stream().flatMap(rule -> rule.forbids(lead, mail).stream()).findFirst();
    }

    private static Optional<SuppressionReason> erased(LeadNurture lead, Candidate mail) {
        return when(lead.erased(), SuppressionReason.ERASED);
    }

    private static Optional<SuppressionReason> noValidAddress(LeadNurture lead, Candidate mail) {
        return when(!MailAddress.isDeliverable(lead.facts().email()), SuppressionReason.NO_VALID_ADDRESS);
    }

    private static Optional<SuppressionReason> bouncedOrComplained(LeadNurture lead, Candidate mail) {
        return switch (lead.address()) {
            case USABLE -> Optional.empty();
            case BOUNCED -> Optional.of(SuppressionReason.BOUNCED);
            case COMPLAINED -> Optional.of(SuppressionReason.COMPLAINED);
        };
    }

    private static Optional<SuppressionReason> unsubscribed(LeadNurture lead, Candidate mail) {
        return when(
                lead.consents().statusOf(mail.purpose()) == ConsentStatus.WITHDRAWN, SuppressionReason.UNSUBSCRIBED);
    }

    private static Optional<SuppressionReason> noConsent(LeadNurture lead, Candidate mail) {
        return when(lead.consents().statusOf(mail.purpose()) == ConsentStatus.NOT_GIVEN, SuppressionReason.NO_CONSENT);
    }

    private static Optional<SuppressionReason> stageExcluded(LeadNurture lead, Candidate mail) {
        String stage = lead.stage();
        return when(
                stage != null
                        && mail.journey()
                                .map(journey -> journey.excludedStages().contains(stage))
                                .orElse(false),
                SuppressionReason.STAGE_EXCLUDED);
    }

    private static Optional<SuppressionReason> journeyExited(LeadNurture lead, Candidate mail) {
        return when(mail.journey().isEmpty(), SuppressionReason.JOURNEY_EXITED);
    }

    private static Optional<SuppressionReason> when(boolean forbidden, SuppressionReason reason) {
        return forbidden ? Optional.of(reason) : Optional.empty();
    }
}
