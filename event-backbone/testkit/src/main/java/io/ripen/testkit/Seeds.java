package io.ripen.testkit;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Randomness that can be repeated: the seed is printed, and {@code -Dripen.seed=…} passes it in again. */
public final class Seeds {
    private static final String PROPERTY = "ripen.seed";

    private Seeds() {}

    /**
     * The seed to use: given by the system property, else a random one.
     *
     * @param test named in the printed line
     */
    public static long seed(String test) {
        String given = System.getProperty(PROPERTY);
        long seed = given == null ? ThreadLocalRandom.current().nextLong() : Long.parseLong(given);
        System.out.println(test + ": repeat with -D" + PROPERTY + "=" + seed);
        return seed;
    }

    /** A generator started with {@link #seed}. */
    public static Random random(String test) {
        return new Random(seed(test));
    }
}
