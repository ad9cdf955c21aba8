package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.FactForm;
import io.ripen.scoring.domain.touchpoint.FactForms;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Words;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a score, as data. Immutable.
 *
 * @param ref name, version and content hash
 * @param fit rules about facts
 * @param engagement rules about touchpoints
 * @param fitBands bands of the fit axis
 * @param engagementBands bands of the engagement axis
 * @param publishStep hundredths by which decay alone must move the total before that is published
 * @param thresholds totals that are published when decay alone crosses them
 * @param functions how job titles tell the function in the buying centre
 * @param factForms how what was told becomes a fact
 */
public record ScoringModel(
        ModelRef ref,
        FitAxis fit,
        EngagementAxis engagement,
        Bands fitBands,
        Bands engagementBands,
        long publishStep,
        Thresholds thresholds,
        BuyingFunctions functions,
        FactForms factForms) {
    /** A model without thresholds. */
    public ScoringModel(
            ModelRef ref,
            FitAxis fit,
            EngagementAxis engagement,
            Bands fitBands,
            Bands engagementBands,
            long publishStep,
            BuyingFunctions functions,
            FactForms factForms) {
        this(ref, fit, engagement, fitBands, engagementBands, publishStep, Thresholds.NONE, functions, factForms);
    }

    /** The same model under another reference. */
    public ScoringModel withRef(ModelRef other) {
        return new ScoringModel(
                other, fit, engagement, fitBands, engagementBands, publishStep, thresholds, functions, factForms);
    }

    /** The band of a score, fit first, for example {@code B2}. */
    public String band(long fitPoints, long engagementPoints) {
        return fitBands.nameOf(fitPoints) + engagementBands.nameOf(engagementPoints);
    }

    /**
     * What becomes of a text that was told.
     *
     * @param country the country of the person, if known
     */
    public FactForm factForm(FactName name, String given, @Nullable String country) {
        return name == FactName.FUNCTION
                ? new FactForm.Kept(functions.named(Words.spaced(given)))
                : factForms.normalise(name, given, country);
    }
}
