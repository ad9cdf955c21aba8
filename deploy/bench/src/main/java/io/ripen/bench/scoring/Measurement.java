package io.ripen.bench.scoring;

import io.ripen.bench.report.Round;

/**
 * One contender in one round.
 *
 * @param round from 0
 * @param contender who
 * @param size with how many leads and rules
 * @param pastSeconds how long the touchpoints took that made the leads known, start of the process included
 * @param events touchpoints drained
 * @param seconds from the first until the last score of a lead or an account
 * @param published records that both topics of scores grew by; with Kafka Streams these include marks of transactions
 * @param ownCpu CPU seconds of the contender
 * @param brokerCpu CPU seconds of the broker
 * @param databaseCpu CPU seconds of the database
 * @param outcome what it came to
 */
record Measurement(
        int round,
        Contender contender,
        ScoringSettings.Size size,
        double pastSeconds,
        long events,
        double seconds,
        long published,
        double ownCpu,
        double brokerCpu,
        double databaseCpu,
        Outcome outcome)
        implements Round {
    private static final double MICROS = 1e6;

    @Override
    public double eventsPerSecond() {
        return events / seconds;
    }

    double ownMicros() {
        return MICROS * ownCpu / events;
    }

    double brokerMicros() {
        return MICROS * brokerCpu / events;
    }

    double databaseMicros() {
        return MICROS * databaseCpu / events;
    }

    /** CPU time per event of all that take part, in microseconds. */
    double allMicros() {
        return ownMicros() + brokerMicros() + databaseMicros();
    }
}
