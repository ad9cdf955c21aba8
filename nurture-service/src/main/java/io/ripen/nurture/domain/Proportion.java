package io.ripen.nurture.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How often something succeeded, with the interval in which the true rate lies at a confidence of 95 %: the score interval of
 * E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927). Unlike the usual one it
 * holds for few trials and for rates near 0 and 1.
 *
 * @param successes from 0
 * @param trials at least as many as successes
 */
public record Proportion(long successes, long trials) {
    /** So many trials each side of a comparison needs before it may end. */
    public static final long FEWEST_TRIALS = 100;

    /** The two-sided quantile of the normal distribution for 95 %. */
    private static final double Z = 1.959964;

    /** Checks the bounds. */
    public Proportion {
        if (successes < 0 || trials < successes) {
            throw new IllegalArgumentException("there are no more successes than trials, and no fewer than none");
        }
    }

    /** The rate as seen; 0 without any trial. */
    public double rate() {
        return trials == 0 ? 0 : (double) successes / trials;
    }

    /** The lower end of the interval. */
    public double low() {
        return trials == 0 ? 0 : Math.max(0, centre() - margin());
    }

    /** The upper end of the interval. */
    public double high() {
        return trials == 0 ? 1 : Math.min(1, centre() + margin());
    }

    /**
     * The one of several that is better than all others beyond doubt: each has had enough trials, and its interval lies above
     * theirs. Looking often finds a winner by chance more often than five times in a hundred; the number of trials that is
     * asked for keeps that small, but does not make it nothing.
     *
     * @param rivals at least one
     * @return its place in the list; empty as long as there is no winner
     */
    public static Optional<Integer> winner(List<Proportion> rivals) {
        if (rivals.size() < 2 || rivals.stream().anyMatch(rival -> rival.trials() < FEWEST_TRIALS)) {
            return Optional.empty();
        }
        Proportion best =
                rivals.stream().max(Comparator.comparingDouble(Proportion::low)).orElseThrow();
        int place = rivals.indexOf(best);
        for (int other = 0; other < rivals.size(); other++) {
            if (other != place && rivals.get(other).high() >= best.low()) {
                return Optional.empty();
            }
        }
        return Optional.of(place);
    }

    private double centre() {
        return (rate() + Z * Z / (2 * trials)) / (1 + Z * Z / trials);
    }

    private double margin() {
        double variance = rate() * (1 - rate()) / trials + Z * Z / (4.0 * trials * trials);
        return Z * Math.sqrt(variance) / (1 + Z * Z / trials);
    }
}
