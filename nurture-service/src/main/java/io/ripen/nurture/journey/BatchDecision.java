package io.ripen.nurture.journey;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.email.EmailFailed;
import io.ripen.contracts.email.EmailSent;
import io.ripen.contracts.email.EmailSuppressed;
import io.ripen.contracts.email.EmailTriggered;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.SequenceGate;
import io.ripen.nurture.domain.Decision;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.Nurturing;
import io.ripen.nurture.lead.StoredLead;
import io.ripen.nurture.mail.MailQueue;
import io.ripen.nurture.mail.MailResult;
import io.ripen.nurture.mail.StoredMail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one batch comes to, input by input: leads changed, mails queued, events to publish. Not thread-safe. */
final class BatchDecision {
    private static final String SOURCE = "/ripen/nurture";

    private final Journeys journeys;
    private final MailQueue queue;
    private final Instant now;
    private final Map<String, StoredLead> leads;
    private final Map<String, StoredLead> changed = new HashMap<>();
    private final List<StoredMail> mails = new ArrayList<>();
    private final LaneOutcome.Builder outcome = LaneOutcome.builder();

    BatchDecision(Journeys journeys, MailQueue queue, Map<String, StoredLead> leads, Instant now) {
        this.journeys = journeys;
        this.queue = queue;
        this.leads = leads;
        this.now = now;
    }

    Collection<StoredLead> changedLeads() {
        return changed.values();
    }

    List<StoredMail> mails() {
        return mails;
    }

    LaneOutcome outcome() {
        return outcome.build();
    }

    void take(LaneRecord record) {
        String leadId = record.envelope().subject();
        String source = record.envelope().source();
        Long sequence = record.envelope().sequence();
        StoredLead lead = lead(leadId);
        if (sequence != null) {
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
        LeadInputs.of(record.event()).ifPresent(input -> decide(leadId, input, record));
    }

    void take(LaneCommand command) {
        MailResult result = MailResult.of(command);
        if (result.mailboxRefused()) {
            put(lead(command.subject())
                    .with(Nurturing.decide(
                                    lead(command.subject()).lead(), new LeadInput.MailboxRefused(), journeys, now)
                            .lead()));
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

    private void decide(String leadId, LeadInput input, LaneRecord record) {
        StoredLead lead = lead(leadId);
        Decision decision = Nurturing.decide(lead.lead(), input, journeys, now);
        put(lead.with(decision.lead()));
        for (Mail mail : decision.mails()) {
            queue(mail, cause(record), record.envelope().traceParent());
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
        return record.event() instanceof StageChanged stage
                ? stage.cause()
                : new Cause(null, record.envelope().time(), record.envelope().time());
    }

    private static String reason(MailResult result) {
        return String.valueOf(result.reason());
    }

    private StoredLead lead(String leadId) {
        StoredLead inBatch = changed.get(leadId);
        return inBatch != null ? inBatch : leads.getOrDefault(leadId, StoredLead.unknown(leadId));
    }

    private void put(StoredLead lead) {
        changed.put(lead.lead().leadId(), lead);
    }
}
