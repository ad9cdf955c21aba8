package io.ripen.bench.pipeline;

import io.ripen.bench.load.Latency;
import java.util.Map;

/**
 * What one round measured.
 *
 * @param instances how many of scoring-, lifecycle- and nurture-service ran
 * @param touchpoints how many were sent as fast as ingest took them
 * @param seconds from the first request until every lane of every service had worked off everything
 * @param cpuMicros CPU time per touchpoint of each part meanwhile, in microseconds
 * @param answers from the moment a request was due to ingest's answer, at the fixed rate
 * @param mails from the moment a form was due to the event of the mail that it caused, as a consumer reads it
 * @param mailsSeen how many mails {@code mails} is about
 * @param mailsMissing forms that no mail was seen of; none, or the run does not count
 */
record PipelineMeasurement(
        int instances,
        long touchpoints,
        double seconds,
        Map<String, Double> cpuMicros,
        Latency answers,
        Latency mails,
        long mailsSeen,
        long mailsMissing) {

    /** Sustained touchpoints per second through all four services. */
    double touchpointsPerSecond() {
        return touchpoints / seconds;
    }
}
