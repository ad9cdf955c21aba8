package io.ripen.lifecycle.domain.demand;

import java.time.Instant;

/**
 * A visitor's last visit.
 *
 * @param lastAt the latest touchpoint
 * @param arrival where it came from
 */
public record Visit(Instant lastAt, Arrival arrival) {}
