package io.ripen.scoring.domain.model;

import java.time.Duration;

/** How often a rule may award. A rule without a limit awards each time. */
public sealed interface Limit {
    /** So many times in the life of a lead; {@code first} is once. */
    record Lifetime(int times) implements Limit {}

    /** So many times within any span of this length. */
    record PerPeriod(int times, Duration period) implements Limit {}

    /** Not again until so long after the last award. */
    record CoolDown(Duration period) implements Limit {}
}
