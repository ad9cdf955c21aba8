package io.ripen.scoring.domain.model;

/**
 * Everything that decides a score, as data. Immutable.
 *
 * @param ref name, version and content hash
 * @param fit rules about facts
 * @param engagement rules about touchpoints
 * @param fitBands bands of the fit axis
 * @param engagementBands bands of the engagement axis
 * @param publishStep hundredths by which decay alone must move the total before that is published
 * @param functions how job titles tell the function in the buying centre
 */
public record ScoringModel(
        ModelRef ref,
        FitAxis fit,
        EngagementAxis engagement,
        Bands fitBands,
        Bands engagementBands,
        long publishStep,
        BuyingFunctions functions) {

    /** The band of a score, fit first, for example {@code B2}. */
    public String band(long fitPoints, long engagementPoints) {
        return fitBands.nameOf(fitPoints) + engagementBands.nameOf(engagementPoints);
    }
}
