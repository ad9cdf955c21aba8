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
 * @param isMerged whether the lead turned out to be another one: nothing moves it any more
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
        boolean isMerged) {
    /** A lead of which nothing has been heard. */
    public static final LeadState UNSEEN = new LeadState(0, 0, null, Work.NONE, List.of(), null, null, Map.of(), false);

    /** Copies the collections. */
    public LeadState {
        clocks = List.copyOf(clocks);
        waiting = Map.copyOf(waiting);
    }

    /** After a look at a score, which also says whether the lead is another one. */
    LeadState seeing(ScoreSnapshot score) {
        return new LeadState(
                score.sequence(), sequence, current, work, clocks, quarantine, baseline, waiting, score.isMerged());
    }

    /** One more event. */
    LeadState counting() {
        return new LeadState(
                scoreSequence, sequence + 1, current, work, clocks, quarantine, baseline, waiting, isMerged);
    }

    LeadState in(StageStay stay) {
        return new LeadState(scoreSequence, sequence, stay, work, clocks, quarantine, baseline, waiting, isMerged);
    }

    LeadState with(Work done) {
        return new LeadState(scoreSequence, sequence, current, done, clocks, quarantine, baseline, waiting, isMerged);
    }

    LeadState with(List<ClockRun> runs) {
        return new LeadState(scoreSequence, sequence, current, work, runs, quarantine, baseline, waiting, isMerged);
    }

    LeadState under(@Nullable Quarantine held) {
        return new LeadState(scoreSequence, sequence, current, work, clocks, held, baseline, waiting, isMerged);
    }

    LeadState from(@Nullable Baseline begin) {
        return new LeadState(scoreSequence, sequence, current, work, clocks, quarantine, begin, waiting, isMerged);
    }

    LeadState waitingFor(Map<String, Instant> ways) {
        return new LeadState(scoreSequence, sequence, current, work, clocks, quarantine, baseline, ways, isMerged);
    }
}
