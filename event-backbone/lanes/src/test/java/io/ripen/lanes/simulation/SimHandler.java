package io.ripen.lanes.simulation;

import io.ripen.contracts.EventType;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.DueTimer;
import io.ripen.lanes.EventEnvelope;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.PoisonRecord;
import io.ripen.lanes.SequenceGate;
import io.ripen.lanes.TimerChange;
import io.ripen.lanes.engine.OutgoingRecord;
import io.ripen.lanes.engine.RawRecord;
import io.ripen.lanes.engine.RecordCodec;
import io.ripen.lanes.simulation.SimDatabase.Lead;
import io.ripen.lanes.simulation.SimDatabase.Tx;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service in small: adds numbers up per lead and publishes each new sum. */
final class SimHandler implements LaneHandler<Tx> {
    static final String POISON = "poison";
    static final String GARBAGE = "garbage";
    static final String REFUSED = "refused";
    static final long TIMER_WORTH = 1_000;
    static final long COMMAND_WORTH = 1_000_000;

    /** An input: a number from a source that counts. */
    record Amount(String source, long sequence, String text) {}

    @Override
    public Uni<LaneOutcome> handle(Tx tx, LaneBatch batch) {
        Map<String, Lead> leads = new HashMap<>();
        LaneOutcome.Builder outcome = LaneOutcome.builder();
        for (LaneRecord record : batch.records()) {
            add(tx, leads, record, outcome);
        }
        for (DueTimer timer : batch.timers()) {
            publish(leads, load(tx, leads, timer.subject()), timer.subject(), TIMER_WORTH, outcome);
        }
        for (LaneCommand command : batch.commands()) {
            if (command.payload().equals(POISON)) {
                throw new IllegalStateException("a command that nobody can handle");
            }
            publish(leads, load(tx, leads, command.subject()), command.subject(), COMMAND_WORTH, outcome);
            outcome.answer(new CommandAnswer(command.commandId(), 200, "{\"done\":true}"));
        }
        leads.forEach(tx::put);
        return Uni.createFrom().item(outcome.build());
    }

    private static void add(Tx tx, Map<String, Lead> leads, LaneRecord record, LaneOutcome.Builder outcome) {
        Amount amount = (Amount) record.event();
        Lead lead = load(tx, leads, record.key());
        long last = lead.lastSeen().getOrDefault(amount.source(), 0L);
        if (SequenceGate.check(last, amount.sequence()) == SequenceGate.DUPLICATE) {
            outcome.duplicate();
            return;
        }
        if (amount.text().equals(REFUSED)) {
            outcome.poison(new PoisonRecord(record, REFUSED));
            return;
        }
        if (amount.text().equals(POISON)) {
            throw new IllegalStateException("an input that nobody can handle");
        }
        Map<String, Long> seen = new HashMap<>(lead.lastSeen());
        seen.put(amount.source(), amount.sequence());
        long worth = Long.parseLong(amount.text());
        publish(leads, new Lead(lead.sequence(), lead.sum(), seen), record.key(), worth, outcome);
        if (worth % 5 == 0) {
            outcome.timer(new TimerChange.Set(
                    record.key(),
                    "once-" + amount.source() + "-" + amount.sequence(),
                    Instant.ofEpochMilli(worth * 10)));
        }
    }

    private static Lead load(Tx tx, Map<String, Lead> leads, String id) {
        return leads.computeIfAbsent(id, tx::lead);
    }

    private static void publish(
            Map<String, Lead> leads, Lead lead, String id, long worth, LaneOutcome.Builder outcome) {
        Lead next = new Lead(lead.sequence() + 1, lead.sum() + worth, lead.lastSeen());
        leads.put(id, next);
        LeadErased data = new LeadErased(id, next.sequence(), Long.toString(next.sum()), "sim", Instant.EPOCH);
        outcome.event(new OutgoingEvent(
                EventType.LEAD_ERASED,
                id + "-" + next.sequence(),
                "/sim",
                id,
                id,
                next.sequence(),
                Instant.EPOCH,
                data,
                null));
    }

    static RawRecord record(long offset, String lead, Amount amount) {
        String text = amount.source() + " " + amount.sequence() + " " + amount.text();
        return new RawRecord(SimBroker.INPUT, offset, 0, lead, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #record} wrote. */
    static final class Codec implements RecordCodec {
        @Override
        public Decoded decode(RawRecord record) {
            List<String> parts = List.of(new String(record.value(), StandardCharsets.UTF_8).split(" ", 3));
            if (parts.get(2).equals(GARBAGE)) {
                return new Decoded.Undecodable(GARBAGE);
            }
            Amount amount = new Amount(parts.get(0), Long.parseLong(parts.get(1)), parts.get(2));
            EventEnvelope envelope =
                    new EventEnvelope("id", parts.get(0), "sim", record.key(), Instant.EPOCH, amount.sequence(), null);
            return new Decoded.Event(new LaneRecord(record.topic(), record.offset(), record.key(), envelope, amount));
        }

        @Override
        public OutgoingRecord encode(OutgoingEvent event) {
            LeadErased data = (LeadErased) event.data();
            String text = data.leadId() + " " + data.sequence() + " " + data.requestId();
            return new OutgoingRecord("output", event.key(), List.of(), text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
