package io.ripen.bench.load;

import java.util.List;
import java.util.Map;

/**
 * What one phase measured.
 *
 * @param name the phase
 * @param startedAt when its first request became due, in milliseconds since 1970
 * @param seconds its length
 * @param acknowledged requests that were answered 202, also after the phase's end
 * @param acknowledgedInTime of these, those answered before the phase's end
 * @param refused requests with another answer
 * @param unanswered requests that were due and had no answer when the generator gave up
 * @param latency of all that were due, answered or not
 * @param perSecond acknowledged requests in each second of the phase
 * @param cpuSeconds CPU time of each watched process and of the generator itself
 */
public record PhaseResult(
        String name,
        long startedAt,
        int seconds,
        long acknowledged,
        long acknowledgedInTime,
        long refused,
        long unanswered,
        Latency latency,
        List<Long> perSecond,
        Map<String, Double> cpuSeconds) {

    /** Copies the collections. */
    public PhaseResult {
        perSecond = List.copyOf(perSecond);
        cpuSeconds = Map.copyOf(cpuSeconds);
    }

    /** Acknowledged requests per second of the phase. */
    public double requestsPerSecond() {
        return (double) acknowledgedInTime / seconds;
    }

    PhaseResult withCpuSeconds(Map<String, Double> measured) {
        return new PhaseResult(
                name,
                startedAt,
                seconds,
                acknowledged,
                acknowledgedInTime,
                refused,
                unanswered,
                latency,
                perSecond,
                measured);
    }
}
