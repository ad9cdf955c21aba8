package io.ripen.scoring.domain.model;

/** What a rule awards and how that decays. */
public final class Worth {
    private final long points;
    private final Decay decay;
    private final double lifespan;

    /**
     * Points with their decay.
     *
     * @param points hundredths when awarded, may be negative
     * @param decay how they decay
     */
    public Worth(long points, Decay decay) {
        this.points = points;
        this.decay = decay;
        this.lifespan = decay.lifespan(points);
    }

    /** Hundredths when awarded. */
    public long points() {
        return points;
    }

    /** How they decay. */
    public Decay decay() {
        return decay;
    }

    /** Hundredths left at an age of so many seconds, rounded half away from zero. */
    public long at(double age) {
        long size = Math.round(Math.abs(points) * decay.share(age));
        return points < 0 ? -size : size;
    }

    /** Hundredths lost per second at that age; never negative. */
    public double speed(double age) {
        return Math.abs(points) * decay.speed(age);
    }

    /** Whether at that age nothing is left for good. */
    public boolean isSpent(double age) {
        return age >= lifespan;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Worth worth && points == worth.points && decay.equals(worth.decay);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(points) + decay.hashCode();
    }

    @Override
    public String toString() {
        return points + " hundredths, decay " + decay;
    }
}
