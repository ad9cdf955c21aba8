package io.ripen.lifecycle.domain.kpi;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events of leads. The figures are a function of the log: the same events in the same order per lead give the
 * same figures, and an event that is seen again adds nothing. An erasure may come at any place among them.
 */
public final class Figures {
    private final ZoneId zone;

    /** Days begin and end in this zone. */
    public Figures(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * What an event adds.
     *
     * @param memory what is to be remembered of the lead from now on
     * @param increments what is to be added
     */
    public record Counted(LeadMemory memory, List<Increment> increments) {
        /** Copies the list. */
        public Counted {
            increments = List.copyOf(increments);
        }
    }

    /** Whether an event was counted before, or nothing is remembered any more of a lead that was forgotten. */
    public static boolean isOld(LeadMemory memory, LeadEvent event) {
        return memory.erased()
                || (event instanceof LeadEvent.Erased
                        ? memory.erasedAt() != null
                        : event.sequence() <= memory.sequence());
    }

    /** Counts an event. */
    public Counted count(LeadMemory memory, LeadEvent event) {
        if (isOld(memory, event)) {
            return new Counted(memory, List.of());
        }
        LeadMemory seen = memory.at(Math.max(memory.sequence(), event.sequence()));
        return switch (event) {
            case LeadEvent.Stepped step -> stepped(seen, step);
            case LeadEvent.HandedOver handover ->
                new Counted(
                        seen,
                        List.of(count(Measure.HANDOVER, handover.at(), handover.stage(), "", handover.belonging())));
            case LeadEvent.Clock clock -> clock(seen, clock);
            case LeadEvent.Erased(Instant at) -> new Counted(seen.forgotten(at), left(seen, at));
            case LeadEvent.Other ignored -> new Counted(seen, List.of());
        };
    }

    private Counted stepped(LeadMemory memory, LeadEvent.Stepped step) {
        Instant erasedAt = memory.erasedAt();
        List<Increment> added = new ArrayList<>();
        if (erasedAt != null) {
            // The erasure comes by another topic. It was read first, and had the lead leave the stage of then.
            left(memory, erasedAt).forEach(early -> added.add(new Increment.Less(early.key())));
        }
        added.addAll(left(memory, step.at()));
        String to = step.to();
        Belonging belonging = step.belonging();
        String from = step.from();
        if (from != null) {
            added.add(count(Measure.MOVED, step.at(), from, to, belonging));
            Instant since = since(memory.stay(), from, step.fromSince());
            if (since != null && !since.isAfter(step.at())) {
                added.add(time(Measure.STAY, step.at(), from, belonging, since));
            }
        }
        added.add(count(Measure.ENTERED, step.at(), to, "", belonging));
        if (step.reason() != null) {
            added.add(count(Measure.REASON, step.at(), to, step.reason(), belonging));
        }
        LeadMemory.Standing stay = new LeadMemory.Standing(to, step.at(), belonging);
        Map<String, LeadMemory.Standing> reached = new HashMap<>(memory.reached());
        if (reached.putIfAbsent(to, stay) == null) {
            added.addAll(first(memory, step));
        }
        LeadMemory now = memory.in(stay, reached);
        if (erasedAt != null) {
            added.addAll(left(now, erasedAt));
        }
        return new Counted(now, added);
    }

    /** What a first entry into a stage adds. */
    private List<Increment> first(LeadMemory memory, LeadEvent.Stepped step) {
        List<Increment> added = new ArrayList<>();
        added.add(count(Measure.REACHED, step.at(), step.to(), "", step.belonging()));
        added.add(count(Measure.BAND, step.at(), step.to(), step.band(), step.belonging()));
        memory.reached().values().stream()
                .map(earlier ->
                        count(Measure.CONVERTED, earlier.since(), earlier.stage(), step.to(), earlier.belonging()))
                .forEach(added::add);
        memory.reached().values().stream()
                .map(LeadMemory.Standing::since)
                .min(Instant::compareTo)
                .filter(born -> !born.isAfter(step.at()))
                .ifPresent(born -> added.add(time(Measure.AGE, step.at(), step.to(), step.belonging(), born)));
        return added;
    }

    /** Nobody leaves a stage on a day before it was entered, even for one that an import brings along from before. */
    private List<Increment> left(LeadMemory memory, Instant at) {
        LeadMemory.Standing stay = memory.stay();
        if (stay == null) {
            return List.of();
        }
        Instant left = at.isBefore(stay.since()) ? stay.since() : at;
        return List.of(count(Measure.LEFT, left, stay.stage(), "", stay.belonging()));
    }

    /** Our own memory first: it is of the same log. An event from before our time tells it itself. */
    private static @Nullable Instant since(LeadMemory.@Nullable Standing stay, String from, @Nullable Instant told) {
        return stay != null && stay.stage().equals(from) ? stay.since() : told;
    }

    private Counted clock(LeadMemory memory, LeadEvent.Clock event) {
        String id = event.stage() + "/" + event.clock() + "/" + event.attempt();
        Set<String> breached = new HashSet<>(memory.breached());
        Map<String, LeadMemory.Breach> breaches = new HashMap<>(memory.breaches());
        Map<String, Instant> open = new HashMap<>(memory.open());
        List<Increment> added = new ArrayList<>();
        switch (event.state()) {
            // The lead may be in the stage once more: its attempts are numbered from 1 again.
            case STARTED -> {
                breached.remove(id);
                breaches.keySet().removeIf(breach -> isOf(id, breach));
                open(open, id, event);
            }
            case OPEN -> open(open, id, event);
            // An attempt of this number may run out once more without a start: at a lead that was merged into this one.
            case BREACHED -> {
                breached.add(id);
                Instant until = event.until() == null ? event.at() : event.until();
                LeadMemory.Breach breach = new LeadMemory.Breach(event.at(), until, event.belonging());
                if (breaches.putIfAbsent(id + "/" + event.at(), breach) == null) {
                    added.add(slaCount(Measure.SLA_BREACHED, event, event.at(), event.belonging()));
                }
            }
            case MET -> {
                for (String early : reportedLate(breaches, event)) {
                    LeadMemory.Breach breach = Objects.requireNonNull(breaches.remove(early));
                    breached.removeIf(one ->
                            isOf(one, early) && breaches.keySet().stream().noneMatch(left -> isOf(one, left)));
                    Increment counted = slaCount(Measure.SLA_BREACHED, event, breach.at(), breach.belonging());
                    added.add(new Increment.Less(counted.key()));
                }
                // Met too late is not kept.
                if (!breached.contains(id) && isInTime(open.get(id), event)) {
                    added.add(slaCount(Measure.SLA_KEPT, event, event.at(), event.belonging()));
                }
                open.remove(id);
            }
            case OTHER -> {
                // Nothing is agreed about it.
            }
        }
        return new Counted(memory.with(breached, breaches, open), added);
    }

    /** Whether it is a breach of this attempt; earlier versions kept one of each, without when it was due. */
    private static boolean isOf(String id, String breach) {
        return breach.equals(id) || breach.startsWith(id + "/");
    }

    private static void open(Map<String, Instant> open, String id, LeadEvent.Clock event) {
        if (event.startedAt() != null) {
            open.put(id, event.startedAt());
        }
    }

    /** A clock of which only the end is told ran out at a lead that is merged into this one, unless it still had time. */
    private static boolean isInTime(@Nullable Instant started, LeadEvent.Clock met) {
        boolean isKnown = started != null && started.equals(met.startedAt());
        return isKnown || met.until() == null || met.at().isBefore(met.until());
    }

    /** Attempts of a clock that did not run out, as turns out: sales had reacted before and said so later. */
    private static List<String> reportedLate(Map<String, LeadMemory.Breach> breaches, LeadEvent.Clock met) {
        String clock = met.stage() + "/" + met.clock() + "/";
        return breaches.entrySet().stream()
                .filter(breach -> breach.getKey().startsWith(clock)
                        && met.at().isBefore(breach.getValue().until()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Increment slaCount(Measure measure, LeadEvent.Clock clock, Instant at, Belonging belonging) {
        return count(measure, at, clock.stage(), clock.clock(), belonging);
    }

    private Increment count(Measure measure, Instant at, String stage, String detail, Belonging belonging) {
        return new Increment.Count(new FigureKey(measure, day(at), stage, detail, belonging));
    }

    private Increment time(Measure measure, Instant at, String stage, Belonging belonging, Instant since) {
        return new Increment.Time(new FigureKey(measure, day(at), stage, "", belonging), Duration.between(since, at));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
