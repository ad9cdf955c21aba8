package io.ripen.scoring.domain.backtest;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest found. {@code current} is the model that was in force when it was asked for.
 *
 * @param leads leads compared
 * @param leftOut leads not active in the window, with an earlier outcome, or with too long a history
 * @param touchpoints touchpoints folded, once per lead
 * @param positives leads that reached the outcome in the window
 * @param bandMoves leads by their bands at the end of the window under both models, also those that stay
 * @param current what the model in force would have said
 * @param draft what the draft would have said
 * @param handovers who would have been handed over, by which model and when
 */
public record Report(
        long leads,
        long leftOut,
        long touchpoints,
        long positives,
        List<BandMove> bandMoves,
        ModelReport current,
        ModelReport draft,
        Handovers handovers) {

    /** Copies the list. */
    public Report {
        bandMoves = List.copyOf(bandMoves);
    }

    /** Leads in a band under the current model and in one under the draft. */
    public record BandMove(String current, String draft, long leads) {}

    /**
     * One model.
     *
     * @param auc area under the curve of the score; null unless there are leads with and without the outcome
     * @param atThreshold leads at the threshold or above when they were judged
     * @param bands leads per band when they were judged
     * @param readyBefore leads that were ready when the window began, so that they are not handed over in it
     * @param handoversPerWeek leads that became ready in a week, by its Monday in UTC
     */
    public record ModelReport(
            @Nullable Double auc,
            Quality atThreshold,
            List<Quality> bands,
            long readyBefore,
            List<Week> handoversPerWeek) {
        /** Copies the lists. */
        public ModelReport {
            bands = List.copyOf(bands);
            handoversPerWeek = List.copyOf(handoversPerWeek);
        }
    }

    /** Leads of the week that starts on this Monday. */
    public record Week(LocalDate monday, long leads) {}

    /**
     * Handovers compared, of the leads that neither model had ready when the window began.
     *
     * @param readyBefore leads that one of the models or both had ready then; they are in none of the others
     * @param both leads handed over by both models
     * @param gained leads handed over by the draft only
     * @param lost leads handed over by the current model only
     * @param earlier of those handed over by both: when
     */
    public record Handovers(long readyBefore, long both, Group gained, Group lost, Earlier earlier) {}

    /**
     * Leads handed over by one model only.
     *
     * @param leads how many
     * @param positives those that reached the outcome
     * @param examples ids, at most 100, the smallest
     */
    public record Group(long leads, long positives, List<String> examples) {
        /** Copies the list. */
        public Group {
            examples = List.copyOf(examples);
        }
    }

    /**
     * How much earlier the draft hands over, in whole hours, rounded down; negative is later.
     *
     * @param sooner leads that are handed over at least an hour earlier
     * @param later leads that are handed over later
     * @param p10 a tenth of the leads gain this or less; null without leads handed over by both
     * @param median half of the leads gain this or less
     * @param p90 nine tenths of the leads gain this or less
     */
    public record Earlier(
            long sooner,
            long later,
            @Nullable Long p10,
            @Nullable Long median,
            @Nullable Long p90) {}
}
