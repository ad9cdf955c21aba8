package io.ripen.scoring.domain.backtest;

import org.jspecify.annotations.Nullable;

/**
 * How well a selection of leads, such as a band, tells who reaches the outcome.
 *
 * @param name the selection
 * @param leads leads selected
 * @param positives those of them that reached the outcome
 * @param precision share of the selected that reached it; null without any selected
 * @param recall share of all that reached it that is selected; null if nobody reached it
 * @param lift precision divided by the share among all leads; null where that is undefined
 * @param auc area under the curve of the selection as a yes or no; one half is chance; null unless there are leads of
 *     both kinds
 */
public record Quality(
        String name,
        long leads,
        long positives,
        @Nullable Double precision,
        @Nullable Double recall,
        @Nullable Double lift,
        @Nullable Double auc) {

    /** Measures a selection within all leads. */
    static Quality of(String name, ScoreCounts.Count selected, ScoreCounts.Count all) {
        Double precision = ratio(selected.positives(), selected.leads());
        Double recall = ratio(selected.positives(), all.positives());
        Double share = ratio(all.positives(), all.leads());
        Double falsePositiveRate = ratio(selected.negatives(), all.negatives());
        return new Quality(
                name,
                selected.leads(),
                selected.positives(),
                precision,
                recall,
                precision == null || share == null || share == 0 ? null : precision / share,
                recall == null || falsePositiveRate == null ? null : (1 + recall - falsePositiveRate) / 2);
    }

    private static @Nullable Double ratio(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
