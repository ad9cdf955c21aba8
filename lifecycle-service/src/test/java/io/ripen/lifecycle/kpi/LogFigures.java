package io.ripen.lifecycle.kpi;

import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.LeadOrigin;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.HandoverRequested;
import io.ripen.contracts.stage.SlaBreached;
import io.ripen.contracts.stage.SlaChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.testkit.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures as anybody would compute them who has the whole log at hand: lead by lead, looking back and forth as needed.
 * Shares no code with what counts them step by step.
 */
final class LogFigures {
    private final ZoneId zone;
    private final List<Fact> facts = new ArrayList<>();

    /** Something that is counted, or a time. */
    record Fact(
            String figure,
            LocalDate day,
            String stage,
            String detail,
            String source,
            String campaign,
            String owner,
            @Nullable Duration time) {}

    private record Whose(
            @Nullable LeadOrigin origin, @Nullable String owner) {}

    /** Reads the records of a topic in any order of leads. */
    LogFigures(List<TopicRecord> log, ZoneId zone) {
        this.zone = zone;
        Map<String, TreeMap<Long, TopicRecord>> byLead = new TreeMap<>();
        for (TopicRecord record : log) {
            long sequence = Long.parseLong(Objects.requireNonNull(record.header("ce_sequence")));
            byLead.computeIfAbsent(record.key(), lead -> new TreeMap<>()).putIfAbsent(sequence, record);
        }
        byLead.values().forEach(events -> lead(List.copyOf(events.values())));
    }

    List<Fact> facts() {
        return facts;
    }

    private void lead(List<TopicRecord> events) {
        List<StageChanged> steps = of(events, EventType.STAGE_CHANGED, StageChanged.class);
        for (int place = 0; place < steps.size(); place++) {
            step(steps, place);
        }
        for (HandoverRequested handover : of(events, EventType.HANDOVER_REQUESTED, HandoverRequested.class)) {
            fact("handovers", handover.at(), "", "", new Whose(handover.origin(), handover.owner()), null);
        }
        clocks(events);
    }

    private void step(List<StageChanged> steps, int place) {
        StageChanged step = steps.get(place);
        Whose whose = new Whose(step.origin(), step.owner());
        fact("entered", step.at(), step.to(), "", whose, null);
        if (place > 0) {
            StageChanged before = steps.get(place - 1);
            fact("moves", step.at(), before.to(), step.to(), whose, null);
            fact("left", step.at(), before.to(), "", new Whose(before.origin(), before.owner()), null);
            fact("stays", step.at(), before.to(), "", whose, Duration.between(before.at(), step.at()));
        }
        if (step.by().kind() == Actor.Kind.USER) {
            fact("reason", step.at(), step.to(), Objects.requireNonNull(step.feedbackReason()), whose, null);
        }
        List<StageChanged> earlier = steps.subList(0, place);
        if (earlier.stream().noneMatch(other -> other.to().equals(step.to()))) {
            fact("reached", step.at(), step.to(), "", whose, null);
            fact("band", step.at(), step.to(), step.score().band(), whose, null);
            if (place > 0) {
                Duration age = Duration.between(steps.getFirst().at(), step.at());
                fact("arrivals", step.at(), step.to(), "", whose, age);
            }
            Map<String, StageChanged> firsts = new LinkedHashMap<>();
            earlier.forEach(other -> firsts.putIfAbsent(other.to(), other));
            firsts.forEach((stage, first) ->
                    fact("converted", first.at(), stage, step.to(), new Whose(first.origin(), first.owner()), null));
        }
    }

    private void clocks(List<TopicRecord> events) {
        for (int place = 0; place < events.size(); place++) {
            TopicRecord record = events.get(place);
            if (record.type().equals(EventType.SLA_BREACHED.typeName())) {
                SlaBreached breach = record.data(SlaBreached.class);
                if (!wasMet(events.subList(place + 1, events.size()), breach)) {
                    Whose whose = new Whose(breach.origin(), breach.owner());
                    fact("sla-breached", breach.dueAt(), breach.stage(), breach.clock(), whose, null);
                }
            } else if (record.type().equals(EventType.SLA_CHANGED.typeName())) {
                SlaChanged change = record.data(SlaChanged.class);
                List<TopicRecord> before = events.subList(0, place);
                if (change.state() == SlaChanged.State.MET && !ranOut(before, change) && ranHere(before, change)) {
                    Whose whose = new Whose(change.origin(), change.owner());
                    fact("sla-kept", change.at(), change.stage(), change.clock(), whose, null);
                }
            }
        }
    }

    /** Whether it is said later, and before the clock starts again, that sales had reacted in time. */
    private static boolean wasMet(List<TopicRecord> after, SlaBreached breach) {
        for (TopicRecord record : after) {
            if (record.type().equals(EventType.SLA_CHANGED.typeName())) {
                SlaChanged change = record.data(SlaChanged.class);
                boolean isOfClock =
                        change.stage().equals(breach.stage()) && change.clock().equals(breach.clock());
                if (isOfClock
                        && change.state() == SlaChanged.State.STARTED
                        && Objects.equals(change.attempt(), breach.attempt())) {
                    return false;
                }
                if (isOfClock
                        && change.state() == SlaChanged.State.MET
                        && change.at().isBefore(breach.dueAt())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the clock is known to have run in time at this lead, or was met in time, wherever it ran. */
    private static boolean ranHere(List<TopicRecord> before, SlaChanged met) {
        boolean ranHere = false;
        for (TopicRecord record : before) {
            if (record.type().equals(EventType.SLA_CHANGED.typeName())) {
                SlaChanged change = record.data(SlaChanged.class);
                boolean isOfClock = change.stage().equals(met.stage())
                        && change.clock().equals(met.clock())
                        && change.attempt() == met.attempt();
                ranHere = isOfClock ? change.startedAt().equals(met.startedAt()) : ranHere;
            }
        }
        return ranHere || met.at().isBefore(met.dueAt());
    }

    /** Whether the clock ran out before it was met, after it was started last. */
    private static boolean ranOut(List<TopicRecord> before, SlaChanged met) {
        boolean ranOut = false;
        for (TopicRecord record : before) {
            if (record.type().equals(EventType.SLA_BREACHED.typeName())) {
                SlaBreached breach = record.data(SlaBreached.class);
                ranOut |= breach.stage().equals(met.stage())
                        && breach.clock().equals(met.clock())
                        && Objects.equals(breach.attempt(), met.attempt())
                        && !met.at().isBefore(breach.dueAt());
            } else if (record.type().equals(EventType.SLA_CHANGED.typeName())) {
                SlaChanged change = record.data(SlaChanged.class);
                ranOut &= !(change.state() == SlaChanged.State.STARTED
                        && change.stage().equals(met.stage())
                        && change.clock().equals(met.clock())
                        && change.attempt() == met.attempt());
            }
        }
        return ranOut;
    }

    private void fact(String figure, Instant at, String stage, String detail, Whose whose, @Nullable Duration time) {
        LeadOrigin origin = whose.origin();
        facts.add(new Fact(
                figure,
                LocalDate.ofInstant(at, zone),
                stage,
                detail,
                origin == null || origin.source() == null ? "" : origin.source(),
                origin == null || origin.campaign() == null ? "" : origin.campaign(),
                whose.owner() == null ? "" : whose.owner(),
                time));
    }

    private static <T extends Record> List<T> of(List<TopicRecord> events, EventType type, Class<T> form) {
        return events.stream()
                .filter(record -> record.type().equals(type.typeName()))
                .map(record -> record.data(form))
                .toList();
    }
}
