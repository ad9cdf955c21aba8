package io.ripen.lanes.engine;

import io.ripen.lanes.CommandAnswer;
import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.PoisonRecord;
import io.ripen.lanes.TimerChange;
import io.ripen.lanes.engine.RecordCodec.Decoded;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One batch in one transaction: fence, read, decide, write, remember what is to be published. */
final class BatchTransaction<T> {
    private final LaneStore<T> store;
    private final LaneHandler<T> handler;
    private final RecordCodec codec;
    private final DeadLetterTopics deadLetterTopics;
    private final int maxRecordBytes;
    private final Clock clock;

    BatchTransaction(
            LaneStore<T> store,
            LaneHandler<T> handler,
            RecordCodec codec,
            DeadLetterTopics deadLetterTopics,
            int maxRecordBytes,
            Clock clock) {
        this.store = store;
        this.handler = handler;
        this.codec = codec;
        this.deadLetterTopics = deadLetterTopics;
        this.maxRecordBytes = maxRecordBytes;
        this.clock = clock;
    }

    /**
     * What to take.
     *
     * @param records the records, in order
     * @param timerLimit most due timers, 0 for none
     * @param commandLimit most open commands, 0 for none
     * @param giveUp the single input that is given up instead of handled, if the batch consists of it; absent for a normal
     *     batch
     */
    record Request(
            List<RawRecord> records,
            int timerLimit,
            int commandLimit,
            @Nullable GiveUp giveUp) {
        /** Why the inputs are given up; null if they are to be handled. */
        @Nullable
        String reasonToGiveUp(Isolation.Taken taken) {
            return giveUp != null && giveUp.input().equals(taken.only()) ? giveUp.reason() : null;
        }
    }

    /**
     * An input that has failed too often.
     *
     * @param input as {@link Isolation.Taken#only} names it
     * @param reason why, for its dead letter
     */
    record GiveUp(String input, String reason) {}

    /**
     * What a transaction is about to commit.
     *
     * @param positions positions after the batch
     * @param outgoing records to be published
     * @param taken how many inputs of each kind
     * @param skipped records of unknown type
     * @param duplicates as the handler counted
     * @param gaps as the handler counted
     * @param deadLetters inputs that were given up
     */
    record Prepared(
            Map<String, Position> positions,
            List<OutgoingRecord> outgoing,
            Isolation.Taken taken,
            int skipped,
            int duplicates,
            int gaps,
            List<DeadLetter> deadLetters) {}

    /** How far a transaction had come when it failed. */
    interface Progress {
        /** The inputs are known. */
        void taken(Isolation.Taken taken);

        /** Everything is written; what follows is the commit. */
        void prepared(Prepared prepared);
    }

    Uni<Prepared> run(Fence fence, Map<String, Position> positions, Request request, Progress progress) {
        Map<String, Position> next = advance(positions, request.records());
        return store.inTransaction(transaction -> Uni.combine()
                .all()
                .unis(
                        store.advance(transaction, fence, next),
                        timers(transaction, fence.lane(), request.timerLimit()),
                        commands(transaction, fence.lane(), request.commandLimit()))
                .withUni((matched, timers, commands) -> {
                    if (!matched) {
                        throw new FenceLost(fence);
                    }
                    Isolation.Taken taken = Isolation.Taken.of(request.records(), timers, commands);
                    progress.taken(taken);
                    String giveUp = request.reasonToGiveUp(taken);
                    Inputs inputs = decode(request.records(), timers, commands, giveUp);
                    return decide(transaction, fence.lane(), inputs, giveUp)
                            .chain(outcome -> finish(transaction, fence.lane(), inputs, outcome, next, progress));
                }));
    }

    private Uni<List<DueTimer>> timers(T transaction, LaneId lane, int limit) {
        return limit == 0
                ? Uni.createFrom().item(List.of())
                : store.dueTimers(transaction, lane, clock.instant(), limit);
    }

    private Uni<List<LaneCommand>> commands(T transaction, LaneId lane, int limit) {
        return limit == 0 ? Uni.createFrom().item(List.of()) : store.openCommands(transaction, lane, limit);
    }

    private static Map<String, Position> advance(Map<String, Position> positions, List<RawRecord> records) {
        Map<String, Position> next = new LinkedHashMap<>(positions);
        for (RawRecord record : records) {
            next.computeIfPresent(
                    record.topic(), (topic, position) -> new Position(position.topicId(), record.offset() + 1));
        }
        return next;
    }

    /** The inputs of a batch: what the handler gets, and what it never sees. */
    private record Inputs(
            List<RawRecord> raw,
            List<LaneRecord> records,
            List<DueTimer> timers,
            List<LaneCommand> commands,
            int skipped,
            List<DeadLetter> lost) {}

    private Inputs decode(
            List<RawRecord> raw, List<DueTimer> timers, List<LaneCommand> commands, @Nullable String giveUp) {
        List<LaneRecord> records = new ArrayList<>(raw.size());
        List<DeadLetter> lost = new ArrayList<>();
        int skipped = 0;
        if (giveUp != null) {
            timers.forEach(timer ->
                    lost.add(letter("timer", timer.subject(), timer.kind() + " due at " + timer.dueAt(), giveUp)));
            commands.forEach(command -> lost.add(letter("command", command.subject(), command.payload(), giveUp)));
        }
        for (RawRecord record : raw) {
            switch (codec.decode(record)) {
                case Decoded.Event event -> records.add(event.record());
                case Decoded.Skipped ignored -> skipped++;
                case Decoded.Undecodable undecoded -> lost.add(letter(record, undecoded.reason()));
            }
        }
        return new Inputs(raw, records, timers, commands, skipped, lost);
    }

    private Uni<LaneOutcome> decide(T transaction, LaneId lane, Inputs inputs, @Nullable String giveUp) {
        if (giveUp != null) {
            return Uni.createFrom().item(givenUp(inputs, giveUp));
        }
        if (inputs.records().isEmpty()
                && inputs.timers().isEmpty()
                && inputs.commands().isEmpty()) {
            return Uni.createFrom().item(LaneOutcome.NOTHING);
        }
        return handler.handle(
                transaction,
                new LaneBatch(lane, inputs.records(), inputs.timers(), inputs.commands(), clock.instant()));
    }

    private static LaneOutcome givenUp(Inputs inputs, String reason) {
        LaneOutcome.Builder outcome = LaneOutcome.builder();
        inputs.records().forEach(record -> outcome.poison(new PoisonRecord(record, reason)));
        inputs.commands()
                .forEach(command -> outcome.answer(
                        new CommandAnswer(command.commandId(), CommandAnswer.FAILED, "{\"code\":\"command-failed\"}")));
        return outcome.build();
    }

    private Uni<Prepared> finish(
            T transaction,
            LaneId lane,
            Inputs inputs,
            LaneOutcome outcome,
            Map<String, Position> next,
            Progress progress) {
        List<DeadLetter> letters = deadLetters(inputs, outcome);
        List<OutgoingRecord> outgoing = new ArrayList<>(outcome.events().size() + letters.size());
        outcome.events().forEach(event -> outgoing.add(checkedSize(event)));
        letters.forEach(
                letter -> deadLetterTopics.record(letter, maxRecordBytes).ifPresent(outgoing::add));
        LaneEffects effects = new LaneEffects(
                inputs.timers(),
                lastPerTimer(outcome.timers()),
                answers(inputs.commands(), outcome.answers()),
                letters,
                PendingBlob.encode(outgoing));
        Prepared prepared = new Prepared(
                next,
                List.copyOf(outgoing),
                Isolation.Taken.of(inputs.raw(), inputs.timers(), inputs.commands()),
                inputs.skipped(),
                outcome.duplicates(),
                outcome.gaps(),
                letters);
        return store.write(transaction, lane, effects).replaceWith(() -> {
            progress.prepared(prepared);
            return prepared;
        });
    }

    private OutgoingRecord checkedSize(OutgoingEvent event) {
        OutgoingRecord record = codec.encode(event);
        int size = record.value() == null ? 0 : record.value().length;
        if (size > maxRecordBytes) {
            throw new IllegalStateException(
                    "event %s has %d bytes; at most %d can be published".formatted(event.id(), size, maxRecordBytes));
        }
        return record;
    }

    private static List<DeadLetter> deadLetters(Inputs inputs, LaneOutcome outcome) {
        List<DeadLetter> letters = new ArrayList<>(inputs.lost());
        if (outcome.poison().isEmpty()) {
            return letters;
        }
        record Place(String topic, long offset) {}
        Map<Place, RawRecord> raw = inputs.raw().stream()
                .collect(Collectors.toMap(record -> new Place(record.topic(), record.offset()), Function.identity()));
        for (PoisonRecord poison : outcome.poison()) {
            RawRecord record =
                    raw.get(new Place(poison.record().topic(), poison.record().offset()));
            if (record == null) {
                throw new IllegalStateException("the handler gave up a record that is not in its batch: offset "
                        + poison.record().offset());
            }
            letters.add(letter(record, poison.reason()));
        }
        return letters;
    }

    private static DeadLetter letter(RawRecord record, String reason) {
        return new DeadLetter(record.topic(), record.offset(), record.key(), record.headers(), record.value(), reason);
    }

    /** The dead letter of a timer or command, which has no topic. */
    private static DeadLetter letter(String kind, String subject, String payload, String reason) {
        return new DeadLetter(kind, -1, subject, Map.of(), payload.getBytes(StandardCharsets.UTF_8), reason);
    }

    private static List<TimerChange> lastPerTimer(List<TimerChange> changes) {
        record Timer(String subject, String kind) {}
        Map<Timer, TimerChange> last = new LinkedHashMap<>();
        changes.forEach(change -> last.put(new Timer(change.subject(), change.kind()), change));
        return List.copyOf(last.values());
    }

    private static List<CommandAnswer> answers(List<LaneCommand> commands, Collection<CommandAnswer> given) {
        Map<String, CommandAnswer> byId = given.stream()
                .collect(Collectors.toMap(CommandAnswer::commandId, Function.identity(), (first, second) -> first));
        return commands.stream()
                .map(command -> byId.getOrDefault(
                        command.commandId(), new CommandAnswer(command.commandId(), CommandAnswer.DONE, "{}")))
                .toList();
    }
}
