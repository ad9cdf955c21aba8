package io.ripen.bench.ingest;

import io.ripen.bench.load.GeneratorProcess;
import io.ripen.bench.report.MachineFacts;
import java.util.List;
import java.util.Locale;

/**
 * All that a run found.
 *
 * @param machine where
 * @param settings how
 * @param serverFlags JVM flags of every contender
 * @param generatorFlags JVM flags of the load generator
 * @param faults why nothing of this counts; empty if it does
 * @param summaries over all rounds
 * @param measurements in the order in which they were made; the null endpoint's come first
 */
record IngestReport(
        MachineFacts machine,
        IngestSettings settings,
        List<String> serverFlags,
        List<String> generatorFlags,
        List<String> faults,
        List<Summary> summaries,
        List<Measurement> measurements) {

    IngestReport {
        serverFlags = List.copyOf(serverFlags);
        generatorFlags = List.copyOf(generatorFlags);
        faults = List.copyOf(faults);
        summaries = List.copyOf(summaries);
        measurements = List.copyOf(measurements);
    }

    /** Sums up measurements of every contender under every workload. */
    static IngestReport of(MachineFacts machine, IngestSettings settings, List<Measurement> measurements) {
        return new IngestReport(
                machine,
                settings,
                IngestSettings.JVM_FLAGS,
                GeneratorProcess.FLAGS,
                measurements.stream()
                        .filter(measurement -> measurement.missing() > 0)
                        .map(IngestReport::fault)
                        .toList(),
                settings.workloads().stream()
                        .flatMap(workload -> settings.contenders().stream()
                                .map(contender -> Summary.of(measurements, workload, contender)))
                        .toList(),
                measurements);
    }

    private static String fault(Measurement measurement) {
        return String.format(
                Locale.ROOT,
                "%s, %s, round %d: %,d of %,d acknowledged records are not on the topic",
                measurement.contender().title(),
                measurement.workload().title(),
                measurement.round() + 1,
                measurement.missing(),
                measurement.acknowledgedRecords());
    }
}
