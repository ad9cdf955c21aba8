package io.ripen.scoring.domain.backtest;

import io.ripen.scoring.domain.backtest.Report.BandMove;
import io.ripen.scoring.domain.backtest.Report.Earlier;
import io.ripen.scoring.domain.backtest.Report.Group;
import io.ripen.scoring.domain.backtest.Report.Handovers;
import io.ripen.scoring.domain.model.ScoringModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts leads. Tallies of parts of the leads add up to the tally of all, in any order; memory does not grow with the
 * number of leads. Not thread-safe.
 */
public final class Tally {
    private static final int MOST_EXAMPLES = 100;

    private record Move(String current, String draft) {}

    private final ScoringModel current;
    private final ScoringModel draft;
    private final Question question;
    private final ModelTally ofCurrent = new ModelTally();
    private final ModelTally ofDraft = new ModelTally();
    private final Map<Move, Long> moves = new TreeMap<>(
            (a, b) -> a.current.equals(b.current) ? a.draft.compareTo(b.draft) : a.current.compareTo(b.current));
    private final Found gained = new Found();
    private final Found lost = new Found();
    private final SortedMap<Long, Long> hoursEarlier = new TreeMap<>();
    private long leads;
    private long leftOut;
    private long touchpoints;
    private long readyBefore;
    private long both;

    /** Leads handed over by one model only. */
    private static final class Found {
        private final TreeSet<String> examples = new TreeSet<>();
        private long leads;
        private long positives;

        void add(String id, boolean positive) {
            leads++;
            positives += positive ? 1 : 0;
            keep(id);
        }

        void addAll(Found other) {
            leads += other.leads;
            positives += other.positives;
            other.examples.forEach(this::keep);
        }

        private void keep(String id) {
            examples.add(id);
            if (examples.size() > MOST_EXAMPLES) {
                examples.pollLast();
            }
        }

        Group group() {
            return new Group(leads, positives, List.copyOf(examples));
        }
    }

    /**
     * Nothing counted yet.
     *
     * @param current the model in force
     * @param draft the model to compare with it
     */
    public Tally(ScoringModel current, ScoringModel draft, Question question) {
        this.current = current;
        this.draft = draft;
        this.question = question;
    }

    /** Counts a lead. */
    public void add(PastLead lead) {
        if (!lead.counts(question)) {
            leftOut++;
            return;
        }
        leads++;
        touchpoints += lead.looked(question);
        boolean positive = lead.isPositive(question);
        Judgement now = Judgement.of(lead, current, question);
        Judgement then = Judgement.of(lead, draft, question);
        ofCurrent.add(now, positive);
        ofDraft.add(then, positive);
        moves.merge(new Move(now.bandAtEnd(), then.bandAtEnd()), 1L, Long::sum);
        if (now.readyBefore() || then.readyBefore()) {
            readyBefore++;
        } else {
            compare(lead.id(), positive, now.handedOverAt(), then.handedOverAt());
        }
    }

    /** Counts leads that cannot be judged. */
    public void leaveOut(long some) {
        leftOut += some;
    }

    private void compare(String id, boolean positive, @Nullable Instant now, @Nullable Instant then) {
        if (now != null && then != null) {
            both++;
            hoursEarlier.merge(
                    Math.floorDiv(
                            Duration.between(then, now).toSeconds(),
                            Duration.ofHours(1).toSeconds()),
                    1L,
                    Long::sum);
        } else if (then != null) {
            gained.add(id, positive);
        } else if (now != null) {
            lost.add(id, positive);
        }
    }

    /** Adds the tally of other leads. */
    public void addAll(Tally other) {
        leads += other.leads;
        leftOut += other.leftOut;
        touchpoints += other.touchpoints;
        readyBefore += other.readyBefore;
        both += other.both;
        ofCurrent.addAll(other.ofCurrent);
        ofDraft.addAll(other.ofDraft);
        other.moves.forEach((move, count) -> moves.merge(move, count, Long::sum));
        gained.addAll(other.gained);
        lost.addAll(other.lost);
        other.hoursEarlier.forEach((hours, count) -> hoursEarlier.merge(hours, count, Long::sum));
    }

    /** What was found so far. */
    public Report report() {
        List<BandMove> bandMoves = new ArrayList<>();
        moves.forEach((move, count) -> bandMoves.add(new BandMove(move.current, move.draft, count)));
        return new Report(
                leads,
                leftOut,
                touchpoints,
                ofCurrent.positives(),
                bandMoves,
                ofCurrent.report(question.threshold()),
                ofDraft.report(question.threshold()),
                new Handovers(readyBefore, both, gained.group(), lost.group(), earlier()));
    }

    private Earlier earlier() {
        long sooner = sum(hoursEarlier.tailMap(1L));
        long later = sum(hoursEarlier.headMap(0L));
        return new Earlier(sooner, later, quantile(1, 10), quantile(1, 2), quantile(9, 10));
    }

    private static long sum(SortedMap<Long, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The smallest number of hours that this share of the leads does not exceed. */
    private @Nullable Long quantile(long numerator, long denominator) {
        long seen = 0;
        for (Map.Entry<Long, Long> hours : hoursEarlier.entrySet()) {
            seen += hours.getValue();
            if (seen * denominator >= both * numerator) {
                return hours.getKey();
            }
        }
        return null;
    }
}
