package io.ripen.scoring.domain.model;

import java.time.Duration;

/**
 * How it is told that a human, not a mail scanner, opened or clicked a mail.
 *
 * @param pageViewWithin a page view by script that comes so soon after the click is a sign
 * @param formWithin a form that comes so soon after the click is a sign
 * @param secondClickWithin a further click on the same mail that comes so soon after an earlier one is a sign for itself
 * @param scannerBurst two clicks on one mail that are not further apart may be one scanner's
 */
public record HumanSigns(
        Duration pageViewWithin, Duration formWithin, Duration secondClickWithin, Duration scannerBurst) {
    /** What holds unless a model says otherwise. */
    public static final HumanSigns DEFAULT =
            new HumanSigns(Duration.ofMinutes(30), Duration.ofDays(1), Duration.ofDays(7), Duration.ofMinutes(2));

    /** How long a click must be remembered. */
    public Duration longest() {
        Duration longest = pageViewWithin.compareTo(formWithin) > 0 ? pageViewWithin : formWithin;
        return longest.compareTo(secondClickWithin) > 0 ? longest : secondClickWithin;
    }
}
