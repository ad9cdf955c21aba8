package io.ripen.bench.report;

/** What one contender did in one round. */
public interface Round {
    /** The round, from 0; all contenders have their turn in each. */
    int round();

    /** What it took per second. */
    double eventsPerSecond();
}
