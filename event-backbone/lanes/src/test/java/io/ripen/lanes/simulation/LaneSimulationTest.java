package io.ripen.lanes.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Thousands of seeded lives of a lane. A failing seed is named and can be run alone with
 * {@code -Dripen.seed=N -Dripen.simulations=1}.
 */
class LaneSimulationTest {
    private static final int RUNS = Integer.getInteger("ripen.simulations", 3_000);

    @Test
    void everyInputHasItsEffectOnceWhateverFails() {
        long firstSeed = Long.getLong("ripen.seed", 20_261_122L);
        Simulation.Counts all = new Simulation.Counts();
        for (long seed = firstSeed; seed < firstSeed + RUNS; seed++) {
            try {
                add(all, new Simulation(seed).run());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("simulation with -Dripen.seed=" + seed + " failed: " + e.getMessage(), e);
            }
        }
        report(firstSeed, all);
        if (RUNS > 1) {
            assertThat(all.kills).as("kills").isPositive();
            assertThat(all.zombies).as("zombies").isPositive();
            assertThat(all.fenced).as("fence losses").isPositive();
            assertThat(all.republished).as("records published again").isPositive();
            assertThat(all.duplicates).as("duplicates dropped").isPositive();
            assertThat(all.deadLetters).as("dead letters").isPositive();
        }
    }

    private static void add(Simulation.Counts all, Simulation.Counts one) {
        all.kills += one.kills;
        all.zombies += one.zombies;
        all.rebalances += one.rebalances;
        all.retries += one.retries;
        all.fenced += one.fenced;
        all.republished += one.republished;
        all.duplicates += one.duplicates;
        all.deadLetters += one.deadLetters;
    }

    private static void report(long firstSeed, Simulation.Counts all) {
        System.out.printf(
                "lane simulation: %d runs from seed %d: %d kills, %d zombies, %d rebalances, %d retries, %d fence losses,"
                        + " %d records published again, %d duplicates dropped, %d dead letters%n",
                RUNS,
                firstSeed,
                all.kills,
                all.zombies,
                all.rebalances,
                all.retries,
                all.fenced,
                all.republished,
                all.duplicates,
                all.deadLetters);
    }
}
