package io.ripen.lifecycle.domain;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Where a recycled lead begins anew: of its engagement only what it did since counts.
 *
 * @param since when it was recycled
 * @param boost points that come on top with its first act since
 * @param engagement what its acts since are worth, boost included, by the last score that was looked at
 */
public record Baseline(Instant since, BigDecimal boost, BigDecimal engagement) {

    static Baseline at(Instant since, BigDecimal boost) {
        return new Baseline(since, boost, BigDecimal.ZERO);
    }

    /** The baseline once a score was looked at. */
    Baseline seeing(ScoreSnapshot input) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean hasActed = false;
        for (Award award : input.awards()) {
            if (award.at().isAfter(since)) {
                sum = sum.add(award.points());
                hasActed |= award.points().signum() > 0;
            }
        }
        return new Baseline(since, boost, hasActed ? sum.add(boost) : sum);
    }

    /** The score with this engagement instead of all of it. */
    Score score(Score published) {
        return new Score(published.fit().add(engagement), published.fit(), engagement, published.band());
    }
}
