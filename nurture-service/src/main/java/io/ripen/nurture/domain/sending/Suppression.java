package io.ripen.nurture.domain.sending;

import io.ripen.nurture.domain.Family;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailAddress;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.Step;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.domain.sending.SuppressionRule.Question;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules that a mail must pass right before it is sent. The first one that objects gives the reason. */
public final class Suppression {
    private static final List<SuppressionRule> RULES = List.of(
            Suppression::erased,
            aboutTheLeadsMail(Suppression::noValidAddress),
            aboutTheLeadsMail(Suppression::bouncedOrComplained),
            aboutTheLeadsMail(Suppression::unsubscribed),
            aboutMarketing(Suppression::noConsent),
            aboutMarketing(Suppression::quarantine),
            aboutMarketing(Suppression::stageExcluded),
            Suppression::journeyExited,
            aboutMarketing(Suppression::frequencyCap),
            aboutMarketing(Suppression::quietHours));

    private Suppression() {}

    /** Whether the mail may be sent to a lead into which none was merged. */
    public static Clearance check(LeadNurture lead, Candidate mail, SendingRules rules, Instant now) {
        return check(lead, Family.NONE, mail, rules, now);
    }

    /**
     * Whether the mail may be sent to the lead.
     *
     * @param lead the recipient as known now
     * @param family the leads that were merged into it
     * @param mail the mail
     * @param rules what the installation asks of every mail
     * @param now when it is about to be sent
     */
    public static Clearance check(LeadNurture lead, Family family, Candidate mail, SendingRules rules, Instant now) {
        Question question = new Question(lead, family, mail, rules, now);
        return RULES.stream()
                .flatMap(rule -> rule.objection(question).stream())
                .findFirst()
                .orElseGet(Clearance.Cleared::new);
    }

    private static SuppressionRule aboutTheLeadsMail(SuppressionRule rule) {
        return question -> question.is(MailKind.INTERNAL) ? Optional.empty() : rule.objection(question);
    }

    private static SuppressionRule aboutMarketing(SuppressionRule rule) {
        return question -> question.is(MailKind.MARKETING) ? rule.objection(question) : Optional.empty();
    }

    private static Optional<Clearance> erased(Question question) {
        return when(question.lead().erased(), SuppressionReason.ERASED);
    }

    private static Optional<Clearance> noValidAddress(Question question) {
        return when(!MailAddress.isDeliverable(question.lead().facts().email()), SuppressionReason.NO_VALID_ADDRESS);
    }

    private static Optional<Clearance> bouncedOrComplained(Question question) {
        return switch (question.family().address(question.lead())) {
            case USABLE -> Optional.empty();
            case BOUNCED -> suppressed(SuppressionReason.BOUNCED);
            case COMPLAINED -> suppressed(SuppressionReason.COMPLAINED);
        };
    }

    private static Optional<Clearance> unsubscribed(Question question) {
        return when(consent(question) == ConsentStatus.WITHDRAWN, SuppressionReason.UNSUBSCRIBED);
    }

    private static Optional<Clearance> noConsent(Question question) {
        return when(consent(question).compareTo(question.rules().needed()) > 0, SuppressionReason.NO_CONSENT);
    }

    private static Optional<Clearance> quarantine(Question question) {
        return question.family()
                .quarantine(question.lead(), question.now())
                .map(quarantine -> new Clearance.Suppressed(SuppressionReason.QUARANTINE, quarantine.until()));
    }

    private static Optional<Clearance> stageExcluded(Question question) {
        Set<String> stages = question.family().stages(question.lead(), question.now());
        return when(
                question.mail()
                        .journey()
                        .map(journey -> !Collections.disjoint(journey.excludedStages(), stages))
                        .orElse(false),
                SuppressionReason.STAGE_EXCLUDED);
    }

    /** Who has all mails of a journey behind it cannot leave it any more, but the last of them may still wait here. */
    private static Optional<Clearance> journeyExited(Question question) {
        LeadNurture lead = question.lead();
        boolean isOut = question.mail()
                .journey()
                .map(journey -> journey.isLeftBy(lead, question.family(), question.now()))
                .orElse(true);
        boolean goesOnElsewhere = lead.merged() && !question.is(MailKind.INTERNAL);
        return when(
                goesOnElsewhere || isOut || lead.hasLeft(question.mail().mail().key()),
                SuppressionReason.JOURNEY_EXITED);
    }

    private static Optional<Clearance> frequencyCap(Question question) {
        return question.rules()
                .caps()
                .fullUntil(question.mail().past(), question.now())
                .map(until -> isHeldAtCap(question, until)
                        ? new Clearance.Held(SuppressionReason.FREQUENCY_CAP, until)
                        : new Clearance.Suppressed(SuppressionReason.FREQUENCY_CAP, until));
    }

    private static boolean isHeldAtCap(Question question, Instant until) {
        Mail mail = question.mail().mail();
        return question.mail()
                .journey()
                .flatMap(journey -> journey.step(mail.key().step()))
                .filter(step -> step instanceof Step.Mail sends
                        && sends.holdAtCap() != null
                        && !until.isAfter(question.now().plus(sends.holdAtCap())))
                .isPresent();
    }

    private static Optional<Clearance> quietHours(Question question) {
        Instant allowed = QuietHours.nextAllowedInstant(
                question.mail().zone(), question.rules().window(), question.now());
        return allowed.isAfter(question.now())
                ? Optional.of(new Clearance.Held(SuppressionReason.QUIET_HOURS, allowed))
                : Optional.empty();
    }

    private static ConsentStatus consent(Question question) {
        return question.lead().consents().statusOf(question.mail().mail().purpose());
    }

    private static Optional<Clearance> when(boolean forbidden, SuppressionReason reason) {
        return forbidden ? suppressed(reason) : Optional.empty();
    }

    private static Optional<Clearance> suppressed(SuppressionReason reason) {
        return Optional.of(new Clearance.Suppressed(reason, null));
    }
}
