package io.ripen.lifecycle.domain;

import io.ripen.lifecycle.domain.sla.ClockRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands, and what lifecycle knows of it by itself.
 *
 * @param scoreSequence number of the last score change that was looked at; 0 before the first
 * @param sequence number of the last event that was decided on; 0 before the first
 * @param current the stage and since when; absent before the first score change
 * @param work what sales has done
 * @param clocks the clocks that run, stand still or ran out, in the order they were started
 * @param quarantine no marketing mail while it lasts; absent where there is none
 * @param baseline where a recycled lead begins anew; absent for others
 * @param waiting ways whose guard holds and must go on holding, with since when, by {@link TransitionRule#id}
 * @param ties whom it turned out to be, and who turned out to be it
 */
public record LeadState(
        long scoreSequence,
        long sequence,
        @Nullable StageStay current,
        Work work,
        List<ClockRun> clocks,
        @Nullable Quarantine quarantine,
        @Nullable Baseline baseline,
        Map<String, Instant> waiting,
        Ties ties) {
    /** A lead of which nothing has been heard. */
    public static final LeadState UNSEEN =
            new LeadState(0, 0, null, Work.NONE, List.of(), null, null, Map.of(), Ties.NONE);

    /** Copies the collections. */
    public LeadState {
        clocks = List.copyOf(clocks);
        waiting = Map.copyOf(waiting);
    }

    /** A lead with no ties but that it may be merged, nobody knows into whom. */
    public LeadState(
            long scoreSequence,
            long sequence,
            @Nullable StageStay current,
            Work work,
            List<ClockRun> clocks,
            @Nullable Quarantine quarantine,
            @Nullable Baseline baseline,
            Map<String, Instant> waiting,
            boolean isMerged) {
        this(
                scoreSequence,
                sequence,
                current,
                work,
                clocks,
                quarantine,
                baseline,
                waiting,
                new Ties(isMerged, null, Map.of(), null));
    }

    /** Whether the lead turned out to be another one: nothing moves it any more. */
    public boolean isMerged() {
        return ties.isMerged();
    }

    /** After a look at a score, which also says whether the lead is another one. */
    LeadState seeing(ScoreSnapshot score) {
        return new LeadState(
                score.sequence(), sequence, current, work, clocks, quarantine, baseline, waiting, ties.seeing(score));
    }

    /** One more event. */
    LeadState counting() {
        return new LeadState(scoreSequence, sequence + 1, current, work, clocks, quarantine, baseline, waiting, ties);
    }

    LeadState in(StageStay stay) {
        return new LeadState(scoreSequence, sequence, stay, work, clocks, quarantine, baseline, waiting, ties);
    }

    LeadState with(Work done) {
        return new LeadState(scoreSequence, sequence, current, done, clocks, quarantine, baseline, waiting, ties);
    }

    LeadState with(List<ClockRun> runs) {
        return new LeadState(scoreSequence, sequence, current, work, runs, quarantine, baseline, waiting, ties);
    }

    LeadState under(@Nullable Quarantine held) {
        return new LeadState(scoreSequence, sequence, current, work, clocks, held, baseline, waiting, ties);
    }

    LeadState from(@Nullable Baseline begin) {
        return new LeadState(scoreSequence, sequence, current, work, clocks, quarantine, begin, waiting, ties);
    }

    LeadState waitingFor(Map<String, Instant> ways) {
        return new LeadState(scoreSequence, sequence, current, work, clocks, quarantine, baseline, ways, ties);
    }

    LeadState tied(Ties known) {
        return new LeadState(scoreSequence, sequence, current, work, clocks, quarantine, baseline, waiting, known);
    }
}
