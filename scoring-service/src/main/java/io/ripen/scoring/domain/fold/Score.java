package io.ripen.scoring.domain.fold;

/**
 * A score in hundredths.
 *
 * @param fit match with the ideal customer profile
 * @param engagement what behaviour is worth
 * @param band for example {@code B2}
 */
public record Score(long fit, long engagement, String band) {
    /** Fit plus engagement. */
    public long total() {
        return fit + engagement;
    }
}
