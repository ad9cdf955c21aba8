package io.ripen.scoring.domain.fold;

/**
 * A score in hundredths of points.
 *
 * @param fit match with the ideal customer profile; below zero where what is known speaks against it, at most the cap of
 *     the model's fit axis
 * @param engagement what behaviour is worth; below zero where negative awards prevail, at most the cap of the model's
 *     engagement axis
 * @param band the name of the fit band, then that of the engagement band, for example {@code B2}; with shipped models A to
 *     D and 1 to 4
 */
public record Score(long fit, long engagement, String band) {
    /** Fit plus engagement. */
    public long total() {
        return fit + engagement;
    }
}
