package io.ripen.ingest.spool;

import static io.ripen.ingest.spool.SpoolInTests.event;
import static io.ripen.ingest.spool.SpoolInTests.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private static final Clock LATER = Clock.offset(NOW, Duration.ofSeconds(90));

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final DiskInTests disk = new DiskInTests();

    @TempDir
    private Path folder;

    @Test
    void givesBackWhatItTookInOrderAcrossSegmentsAndRestarts() throws IOException {
        List<ProducerRecord<String, byte[]>> all = events(200, 2000);
        try (Spool spool = open("segment-bytes", "65536")) {
            for (int i = 0; i < 150; i += 10) {
                spool.append(all.subList(i, i + 10));
            }
            assertThat(spool.events()).isEqualTo(150);
            assertThat(spool.bytes()).isEqualTo(bytesOnDisk());
        }
        try (Spool spool = open("segment-bytes", "65536")) {
            spool.append(all.subList(150, 200));

            assertThat(texts(drain(spool))).isEqualTo(texts(all));
            assertThat(spool.isEmpty()).isTrue();
            spool.removeDrained();
            assertThat(segments()).isEmpty();
            assertThat(spool.bytes()).isZero();
        }
    }

    @Test
    void givesTheSameAgainUntilItIsAcknowledged() throws IOException {
        try (Spool spool = open()) {
            spool.append(events(3, 10));
            spool.append(events(2, 10));

            assertThat(spool.read(1).records()).hasSize(3);
            SpoolWindow window = spool.read(1);
            assertThat(window.records()).hasSize(3);
            spool.acknowledge(window);

            assertThat(spool.read(1_000_000).records()).hasSize(2);
            assertThat(spool.events()).isEqualTo(2);
            assertThatThrownBy(spool::removeDrained).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void goesOnAtTheLastAcknowledgedPlaceAfterARestart() throws IOException {
        List<ProducerRecord<String, byte[]>> all = events(9, 100);
        try (Spool spool = open()) {
            for (int i = 0; i < 9; i += 3) {
                spool.append(all.subList(i, i + 3));
            }
            spool.acknowledge(spool.read(1));
        }
        try (Spool spool = open()) {
            assertThat(spool.events()).isEqualTo(6);
            assertThat(texts(drain(spool))).isEqualTo(texts(all.subList(3, 9)));
        }
        try (Spool spool = open()) {
            assertThat(spool.isEmpty()).isTrue();
            assertThat(segments()).isEmpty();
        }
    }

    @Test
    void sendsASegmentFromItsStartIfTheCursorIsLostAndSkipsNothingIfItIsAhead() throws IOException {
        List<ProducerRecord<String, byte[]>> all = events(4, 100);
        try (Spool spool = open()) {
            spool.append(all.subList(0, 2));
            spool.append(all.subList(2, 4));
            spool.acknowledge(spool.read(1));
        }
        Files.write(folder.resolve("cursor"), new byte[] {1, 2, 3});
        try (Spool spool = open()) {
            assertThat(texts(drain(spool))).isEqualTo(texts(all));
        }
        try (Spool spool = open()) {
            assertThat(spool.isEmpty()).isTrue();
            spool.append(all);
            assertThat(texts(drain(spool))).isEqualTo(texts(all));
        }
    }

    @Test
    void freesSegmentsThatKafkaHasAndTakesMoreThen() throws IOException {
        Random random = new Random(1);
        try (Spool spool = open("max-bytes", "1048576", "segment-bytes", "65536")) {
            assertThatThrownBy(() -> {
                        while (true) {
                            spool.append(List.of(event("t", "k", noise(random, 20_000))));
                        }
                    })
                    .isInstanceOf(SpoolFullException.class);
            long held = spool.events();
            assertThat(spool.trouble()).hasValue("the spool is full");
            assertThat(bytesOnDisk()).isBetween(900_000L, 1_048_576L);

            spool.acknowledge(spool.read(200_000));

            assertThat(spool.trouble()).isEmpty();
            assertThat(bytesOnDisk()).isLessThan(900_000L).isEqualTo(spool.bytes());
            spool.append(List.of(event("t", "k", noise(random, 20_000))));
            assertThat(spool.events()).isLessThan(held);
        }
    }

    @Test
    void saysSoWhenTheDiskIsFullAndLosesNothingOfWhatItTook() throws IOException {
        List<ProducerRecord<String, byte[]>> all = events(30, 500);
        try (Spool spool = Spool.open(settings(folder), NOW, metrics, disk)) {
            spool.append(all.subList(0, 10));
            disk.full(50);
            assertThatThrownBy(() -> spool.append(all.subList(10, 20))).hasMessage("No space left on device");
            assertThatThrownBy(() -> spool.append(all.subList(10, 20))).hasMessage("No space left on device");
            assertThat(spool.trouble()).hasValue("the spool cannot be written: No space left on device");
            assertThat(spool.events()).isEqualTo(10);

            disk.full(Long.MAX_VALUE);
            spool.probe();
            assertThat(spool.trouble()).isEmpty();
            spool.append(all.subList(20, 30));

            List<ProducerRecord<String, byte[]>> taken = new ArrayList<>(all.subList(0, 10));
            taken.addAll(all.subList(20, 30));
            assertThat(texts(drain(spool))).isEqualTo(texts(taken));
        }
    }

    @Test
    void doesNotTrustAFileWhoseFsyncFailed() throws IOException {
        List<ProducerRecord<String, byte[]>> all = events(30, 500);
        try (Spool spool = Spool.open(settings(folder), NOW, metrics, disk)) {
            spool.append(all.subList(0, 10));
            disk.fsyncFails(true);
            disk.truncateFails(true);
            assertThatThrownBy(() -> spool.append(all.subList(10, 20))).hasMessage("Input/output error");
            disk.fsyncFails(false);
            spool.append(all.subList(20, 30));
        }
        List<ProducerRecord<String, byte[]>> taken = new ArrayList<>(all.subList(0, 10));
        taken.addAll(all.subList(20, 30));
        try (Spool spool = open()) {
            assertThat(texts(drain(spool))).isEqualTo(texts(taken));
        }
    }

    @Test
    void refusesAFolderThatIsInUseOrCannotBeWritten() throws IOException {
        try (Spool spool = open()) {
            assertThat(spool.isEmpty()).isTrue();
            assertThatThrownBy(this::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ripen.ingest.spool.directory=")
                    .hasMessageContaining("another process uses this folder");
        }
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Spool.open(settings(file.resolve("spool")), NOW, metrics))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ripen.ingest.spool.directory=")
                .hasMessageContaining("cannot be written to");
    }

    @Test
    void tellsHowMuchItHoldsSinceWhen() throws IOException {
        try (Spool spool = open()) {
            assertThat(spool.age()).isZero();
            spool.append(events(5, 10));
        }
        try (Spool spool = Spool.open(settings(folder), LATER, metrics)) {
            assertThat(spool.age()).isEqualTo(Duration.ofSeconds(90));
            drain(spool);
            assertThat(spool.age()).isZero();
        }
        assertThat(metrics.get("ripen.ingest.spool.spooled").counter().count()).isEqualTo(5);
        assertThat(metrics.get("ripen.ingest.spool.drained").counter().count()).isEqualTo(5);
        assertThat(metrics.get("ripen.ingest.spool.fsync").timer().count()).isEqualTo(1);
    }

    private Spool open(String... others) {
        return Spool.open(settings(folder, others), NOW, metrics);
    }

    private static List<ProducerRecord<String, byte[]>> drain(Spool spool) throws IOException {
        List<ProducerRecord<String, byte[]>> all = new ArrayList<>();
        SpoolWindow window = spool.read(10_000);
        while (!window.records().isEmpty()) {
            all.addAll(window.records());
            spool.acknowledge(window);
            window = spool.read(10_000);
        }
        return all;
    }

    private static List<ProducerRecord<String, byte[]>> events(int count, int bytes) {
        Random random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(i -> event(i % 3 == 0 ? "rejected" : "touchpoints", "v:ü" + i % 5, i + noise(random, bytes)))
                .toList();
    }

    private static String noise(Random random, int bytes) {
        return random.ints(bytes, ' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> texts(List<ProducerRecord<String, byte[]>> records) {
        return records.stream().map(SpoolInTests::text).toList();
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Segment::isSegment).toList();
        }
    }

    private long bytesOnDisk() throws IOException {
        long bytes = 0;
        for (Path segment : segments()) {
            bytes += Files.size(segment);
        }
        return bytes;
    }
}
