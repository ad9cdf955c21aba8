package io.ripen.nurture.journey;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.email.EmailBounced;
import io.ripen.contracts.email.EmailFailed;
import io.ripen.contracts.email.EmailSent;
import io.ripen.contracts.email.EmailSuppressed;
import io.ripen.contracts.email.EmailTriggered;
import io.ripen.contracts.email.MailRef;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.privacy.ConsentChanged;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.PoisonRecord;
import io.ripen.lanes.SequenceGate;
import io.ripen.lanes.TimerChange;
import io.ripen.nurture.consent.ConsentCommand;
import io.ripen.nurture.domain.Decision;
import io.ripen.nurture.domain.Enrolment;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.Nurturing;
import io.ripen.nurture.domain.WebhookCall;
import io.ripen.nurture.feedback.BounceTouchpoint;
import io.ripen.nurture.feedback.MailFeedback;
import io.ripen.nurture.feedback.SuppressionLift;
import io.ripen.nurture.feedback.SuppressionLifts;
import io.ripen.nurture.lead.OwnTouchpoints;
import io.ripen.nurture.lead.StoredLead;
import io.ripen.nurture.mail.MailQueue;
import io.ripen.nurture.mail.MailResult;
import io.ripen.nurture.mail.StoredMail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one batch comes to, input by input: leads changed, mails and calls queued, events to publish. Not thread-safe. */
final class JourneyBatch {
    private static final String SOURCE = "/ripen/nurture";
    private static final String PRIVACY = "/ripen/nurture/privacy";
    /** Where sequences of scores come from. */
    private static final String SCORES = "/ripen/scoring";

    private static final String ALARM = "alarm";

    private final Journeys journeys;
    private final MailQueue queue;
    private final Instant now;
    private final Map<String, StoredLead> leads;
    private final Families families;
    private final Map<String, StoredLead> changed = new TreeMap<>();
    private final List<StoredMail> mails = new ArrayList<>();
    private final List<WebhookCall> calls = new ArrayList<>();
    private final List<SuppressionLifts.Carried> lifts = new ArrayList<>();
    private final Set<String> toForget = new TreeSet<>();
    private final LaneOutcome.Builder outcome = LaneOutcome.builder();

    JourneyBatch(Journeys journeys, MailQueue queue, Map<String, StoredLead> leads, Families families, Instant now) {
        this.journeys = journeys;
        this.queue = queue;
        this.leads = leads;
        this.families = families;
        this.now = now;
    }

    Collection<StoredLead> changedLeads() {
        return changed.values();
    }

    List<StoredMail> mails() {
        return mails;
    }

    List<WebhookCall> calls() {
        return calls;
    }

    List<SuppressionLifts.Carried> lifts() {
        return lifts;
    }

    /** Leads into which one was merged that is not any more, by the id into which it was. */
    Set<String> partedFrom() {
        Set<String> partedFrom = new TreeSet<>();
        changed.forEach((leadId, lead) -> {
            String before = stored(leadId).lead().mergedInto();
            if (before != null && !before.equals(lead.lead().mergedInto())) {
                partedFrom.add(before);
            }
        });
        return partedFrom;
    }

    /** Erased leads of which something is, or may be, still there. */
    Set<String> toForget() {
        return toForget;
    }

    LaneOutcome outcome() {
        changed.values().forEach(this::alarm);
        return outcome.build();
    }

    /** The enrolments that are not as they were, by lead. */
    List<ChangedEnrolment> enrolments() {
        List<ChangedEnrolment> enrolments = new ArrayList<>();
        changed.forEach((leadId, lead) -> {
            List<Enrolment> before = stored(leadId).lead().enrolments();
            lead.lead().enrolments().stream()
                    .filter(enrolment -> !before.contains(enrolment))
                    .forEach(enrolment -> enrolments.add(new ChangedEnrolment(leadId, enrolment)));
        });
        return enrolments;
    }

    void take(LaneRecord record) {
        String leadId = record.key();
        if (!LeadInputs.mayBeOf(record.event(), leadId)) {
            outcome.poison(new PoisonRecord(record, "key-mismatch: the key must be the leadId"));
            return;
        }
        String source = record.envelope().source();
        Long sequence = record.envelope().sequence();
        StoredLead lead = lead(leadId);
        if (lead.lead().erased()) {
            outcome.duplicate();
            return;
        }
        if (record.event() instanceof LeadErasureRequested request) {
            erase(request, record.envelope().traceParent());
            return;
        }
        if (sequence != null && !(record.event() instanceof LeadActivity)) {
            switch (SequenceGate.check(lead.lastSeen(source), sequence)) {
                case DUPLICATE -> {
                    outcome.duplicate();
                    return;
                }
                case GAP -> outcome.gap();
                case NEXT -> {}
            }
            put(lead.received(source, sequence));
        }
        LeadInputs.of(record.event(), lead.lastSeen(SCORES))
                .ifPresent(input ->
                        decide(leadId, input, cause(record), record.envelope().traceParent()));
    }

    /** Forgets a lead, with what the batch has decided of it so far, and says so. */
    private void erase(LeadErasureRequested request, @Nullable String traceParent) {
        String leadId = request.leadId();
        put(StoredLead.unknown(leadId).with(LeadNurture.erased(leadId)));
        mails.removeIf(mail -> mail.mail().key().leadId().equals(leadId));
        calls.removeIf(call -> call.lead().leadId().equals(leadId));
        lifts.removeIf(lift -> lift.leadId().equals(leadId));
        toForget.add(leadId);
        outcome.event(new OutgoingEvent(
                EventType.LEAD_ERASED,
                "erased-" + leadId,
                PRIVACY,
                leadId,
                leadId,
                1L,
                now,
                new LeadErased(leadId, 1, request.requestId(), "nurture", now),
                traceParent));
    }

    /** The lead is written in any case, because that sets its next timer. */
    void take(DueTimer timer) {
        put(lead(timer.subject()));
        decide(timer.subject(), new LeadInput.Passed(), new Cause(null, timer.dueAt(), now), null);
    }

    void take(LaneCommand command) {
        if (lead(command.subject()).lead().erased()) {
            toForget.add(command.subject());
            return;
        }
        switch (command.kind()) {
            case ConsentCommand.KIND -> take(command.subject(), ConsentCommand.of(command));
            case MailFeedback.KIND -> take(command.subject(), MailFeedback.of(command));
            case SuppressionLift.KIND -> take(command, SuppressionLift.of(command));
            default -> publish(command);
        }
    }

    private void take(String leadId, ConsentCommand said) {
        said.consents().forEach(consent -> learn(leadId, new LeadInput.ConsentChanged(consent)));
        if (said.touchpoint() != null) {
            outcome.event(OwnTouchpoints.event(said.touchpoint()));
        }
    }

    private void take(String leadId, MailFeedback feedback) {
        boolean permanent = switch (feedback.kind()) {
            case HARD_BOUNCE, LAST_SOFT_BOUNCE -> {
                learn(leadId, new LeadInput.MailboxRefused(feedback.recipient()));
                yield true;
            }
            case COMPLAINT -> {
                learn(leadId, new LeadInput.Complained());
                yield false;
            }
            case SOFT_BOUNCE -> false;
        };
        MailRef mail = feedback.mail();
        if (mail != null && feedback.kind() != MailFeedback.Kind.COMPLAINT) {
            long sequence = nextSequence(leadId);
            publish(
                    EventType.EMAIL_BOUNCED,
                    leadId,
                    sequence,
                    new EmailBounced(sequence, mail, permanent, feedback.status(), feedback.at()),
                    null);
            if (!feedback.fromScoring()) {
                tellScoring(mail, permanent, feedback.status(), feedback.at());
            }
        }
    }

    private void take(LaneCommand command, SuppressionLift lift) {
        String leadId = command.subject();
        LeadNurture before = lead(leadId).lead();
        learn(leadId, lift.input());
        LeadNurture after = lead(leadId).lead();
        boolean lifted =
                before.address() != after.address() || !before.refused().equals(after.refused());
        lifts.add(new SuppressionLifts.Carried(leadId, lift, lifted));
        outcome.answer(SuppressionLift.answer(command, lifted));
    }

    /** What no webhook told: the server that refused the mail, or a report in our mailbox. */
    private void tellScoring(MailRef mail, boolean permanent, String status, Instant at) {
        outcome.event(OwnTouchpoints.event(BounceTouchpoint.of(mail.leadId(), mail.mailKey(), permanent, status, at)));
    }

    private void learn(String leadId, LeadInput input) {
        decide(leadId, input, new Cause(null, now, now), null);
    }

    private void publish(LaneCommand command) {
        MailResult result = MailResult.of(command);
        if (result.mailboxRefused()) {
            decide(
                    command.subject(),
                    new LeadInput.MailboxRefused(result.recipient()),
                    result.cause(),
                    result.traceParent());
            tellScoring(result.mail(), true, reason(result), result.at());
        }
        long sequence = nextSequence(command.subject());
        switch (result.ending()) {
            case SENT ->
                publish(
                        EventType.EMAIL_SENT,
                        result,
                        sequence,
                        new EmailSent(sequence, result.mail(), result.messageId(), result.at(), result.cause()));
            case SUPPRESSED ->
                publish(
                        EventType.EMAIL_SUPPRESSED,
                        result,
                        sequence,
                        new EmailSuppressed(sequence, result.mail(), reason(result), result.at(), result.cause()));
            case FAILED -> publishFailure(result, sequence, EmailFailed.Outcome.REFUSED);
            case UNKNOWN -> publishFailure(result, sequence, EmailFailed.Outcome.UNKNOWN);
        }
    }

    /** A lead about which nothing changes is not written: most acts are of no use to any journey. */
    private void decide(String leadId, LeadInput input, Cause cause, @Nullable String traceParent) {
        StoredLead lead = lead(leadId);
        Decision decision = Nurturing.decide(lead.lead(), families.of(leadId), input, journeys, now);
        if (!decision.lead().equals(lead.lead())) {
            put(lead.with(decision.lead()));
        }
        decision.mails().forEach(mail -> queue(mail, cause, traceParent));
        calls.addAll(decision.calls());
    }

    private void alarm(StoredLead lead) {
        Optional<Instant> before = Nurturing.wake(stored(lead.lead().leadId()).lead(), journeys, Instant.MIN);
        Optional<Instant> wake = Nurturing.wake(lead.lead(), journeys, now);
        if (wake.isPresent()) {
            outcome.timer(new TimerChange.Set(lead.lead().leadId(), ALARM, wake.get()));
        } else if (before.isPresent()) {
            outcome.timer(new TimerChange.Cancel(lead.lead().leadId(), ALARM));
        }
    }

    private void queue(Mail mail, Cause cause, @Nullable String traceParent) {
        StoredMail queued = queue.queued(mail, cause, traceParent, now);
        mails.add(queued);
        String leadId = mail.key().leadId();
        long sequence = nextSequence(leadId);
        publish(
                EventType.EMAIL_TRIGGERED,
                leadId,
                sequence,
                new EmailTriggered(
                        sequence, queued.ref(), mail.template(), mail.purpose().id(), now, cause),
                traceParent);
    }

    private void publishFailure(MailResult result, long sequence, EmailFailed.Outcome failure) {
        publish(
                EventType.EMAIL_FAILED,
                result,
                sequence,
                new EmailFailed(sequence, result.mail(), failure, reason(result), result.at(), result.cause()));
    }

    private void publish(EventType type, MailResult result, long sequence, Record data) {
        publish(type, result.mail().leadId(), sequence, data, result.traceParent());
    }

    private void publish(EventType type, String leadId, long sequence, Record data, @Nullable String traceParent) {
        outcome.event(new OutgoingEvent(
                type, "mail-" + leadId + "-" + sequence, SOURCE, leadId, leadId, sequence, now, data, traceParent));
    }

    private long nextSequence(String leadId) {
        StoredLead lead = lead(leadId).published();
        put(lead);
        return lead.sequence();
    }

    private static Cause cause(LaneRecord record) {
        Instant time = record.envelope().time();
        return switch (record.event()) {
            case StageChanged stage -> stage.cause();
            case ScoreChanged score -> score.cause();
            case ConsentChanged consent -> consent.cause();
            case LeadIdentified identified -> identified.cause();
            case LeadActivity activity ->
                new Cause(
                        activity.touchpoint().touchpointId(),
                        activity.touchpoint().occurredAt(),
                        activity.touchpoint().receivedAt());
            default -> new Cause(null, time, time);
        };
    }

    private static String reason(MailResult result) {
        return String.valueOf(result.reason());
    }

    private StoredLead lead(String leadId) {
        StoredLead inBatch = changed.get(leadId);
        return inBatch != null ? inBatch : stored(leadId);
    }

    private StoredLead stored(String leadId) {
        return leads.getOrDefault(leadId, StoredLead.unknown(leadId));
    }

    private void put(StoredLead lead) {
        changed.put(lead.lead().leadId(), lead);
        families.put(lead.lead());
    }
}
