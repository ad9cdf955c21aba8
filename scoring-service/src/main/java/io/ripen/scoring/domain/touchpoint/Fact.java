package io.ripen.scoring.domain.touchpoint;

import java.time.Instant;

/**
 * What is known, since when and from where.
 *
 * @param value the value in its normal form
 * @param since when it was first told, of the value that holds
 * @param touchpointId the touchpoint that told it
 * @param source who says so
 */
public record Fact(String value, Instant since, String touchpointId, FactSource source) {
    /** This fact, unless the other one says something else or has it from a better source. */
    public Fact orNewer(Fact told) {
        return value.equals(told.value) && !told.source.outranks(source) ? this : told;
    }
}
