package io.ripen.bench.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The figures of docs/capacity.md that come from benchmarks are those that docs/benchmarks.md has as measured last. */
class FigureSourcesTest {
    private static final List<String> BENCHMARKS = page("benchmarks.md").lines().toList();
    private static final String CAPACITY = page("capacity.md");
    private static final Figures FIGURES = Figures.of(CAPACITY);
    private static final Measured INGEST = new Measured("Single events, as many as are taken", "ingest");
    private static final Measured BATCHES = new Measured("Batches of 100, as many as are taken", "ingest");
    private static final Measured SCORING = new Measured("Last measured by `./ripen bench scoring", "scoring");
    private static final Measured PIPELINE = new Measured("Through all four services", "1");
    private static final int PARTITIONS = 12;
    private static final double TENTH = 0.1;

    @Test
    void ofIngestAreThoseOfSingleEvents() {
        assertThat(FIGURES.of(Figure.INGEST_CPU)).isEqualTo(INGEST.figure("its CPU µs/event"));
        assertThat(FIGURES.of(Figure.INGEST_BROKER_CPU)).isEqualTo(INGEST.figure("broker's CPU µs/event"));
        assertThat(inBatches(Figure.INGEST_CPU)).isEqualTo(BATCHES.figure("its CPU µs/event"));
        assertThat(inBatches(Figure.INGEST_BROKER_CPU)).isEqualTo(BATCHES.figure("broker's CPU µs/event"));
    }

    @Test
    void ofScoringAreThoseBesideKafkaStreams() {
        assertThat(FIGURES.of(Figure.SCORING_CPU)).isEqualTo(SCORING.figure("its CPU µs/event"));
        assertThat(FIGURES.of(Figure.SCORING_BROKER_CPU)).isEqualTo(SCORING.figure("broker's"));
        assertThat(FIGURES.of(Figure.SCORING_DATABASE_CPU)).isEqualTo(SCORING.figure("database's"));
        assertThat(FIGURES.of(Figure.LANE_RATE)).isEqualTo(Math.floor(SCORING.figure("events/s") / PARTITIONS));
    }

    @Test
    void ofLifecycleAndNurtureAreThoseOfThePipeline() {
        assertThat(FIGURES.of(Figure.LIFECYCLE_CPU)).isEqualTo(PIPELINE.figure("lifecycle-service CPU µs"));
        assertThat(FIGURES.of(Figure.NURTURE_CPU)).isEqualTo(PIPELINE.figure("nurture-service CPU µs"));
    }

    @Test
    void ofServersAreWhatIngestAndScoringLeaveOfThePipeline() {
        double broker =
                PIPELINE.figure("kafka CPU µs") - BATCHES.figure("broker's CPU µs/event") - SCORING.figure("broker's");
        double database = PIPELINE.figure("postgres CPU µs") - SCORING.figure("database's");

        assertThat(FIGURES.of(Figure.LIFECYCLE_BROKER_CPU) + FIGURES.of(Figure.NURTURE_BROKER_CPU))
                .isCloseTo(broker, within(TENTH + 1e-9));
        assertThat(FIGURES.of(Figure.LIFECYCLE_DATABASE_CPU) + FIGURES.of(Figure.NURTURE_DATABASE_CPU))
                .isCloseTo(database, within(TENTH + 1e-9));
    }

    /** What a figure's row says of batches in its unit. */
    private static double inBatches(Figure figure) {
        Matcher row = Pattern.compile("(?m)^\\| `" + figure.id() + "` \\|.* ([0-9.]+) in batches of 100 \\|")
                .matcher(CAPACITY);
        assertThat(row.find()).isTrue();
        return Double.parseDouble(row.group(1));
    }

    private static String page(String name) {
        try {
            return Files.readString(Path.of("../../docs", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A row of the first table after a line.
     *
     * @param line how the line begins
     * @param row the first cell
     */
    private record Measured(String line, String row) {
        double figure(String column) {
            List<List<String>> table = BENCHMARKS.stream()
                    .dropWhile(one -> !one.startsWith(line))
                    .dropWhile(one -> !one.startsWith("|"))
                    .takeWhile(one -> one.startsWith("|"))
                    .map(one -> Arrays.stream(one.split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .toList();
            int place = table.getFirst().indexOf(column);
            assertThat(place).as(column).isPositive();
            String cell = table.stream()
                    .filter(cells -> cells.get(1).equals(row))
                    .findFirst()
                    .orElseThrow()
                    .get(place);
            return Double.parseDouble(cell.split(" ", -1)[0].replace(",", ""));
        }
    }
}
