package io.ripen.ingest.spool;

import static io.ripen.ingest.spool.SpoolInTests.event;
import static io.ripen.ingest.spool.SpoolInTests.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ripen.testkit.Seeds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash in the middle of a write leaves: nothing fsynced is lost, nothing is invented. */
class TornWriteTest {
    private static final int FLIPS = 400;

    private final Random random = Seeds.random("TornWriteTest");
    private final List<ProducerRecord<String, byte[]>> fsynced = new ArrayList<>();
    private final List<ProducerRecord<String, byte[]>> last = events();

    @TempDir
    private Path folder;

    @Test
    void losesNothingFsyncedWhereverTheLastBatchIsCut() throws IOException {
        Path segment = writeSegment();
        byte[] whole = Files.readAllBytes(segment);
        int start = startOfLastBatch(whole);
        for (int length = start; length < whole.length; length++) {
            Files.write(segment, Arrays.copyOf(whole, length));

            assertThat(recovered()).as("cut at byte %d", length).isEqualTo(texts(fsynced));
            assertThat(folder.resolve(segment.getFileName())).hasSize(start);
            assertThat(damagedCopies()).isEmpty();
        }
        Files.write(segment, whole);
        List<ProducerRecord<String, byte[]>> all = new ArrayList<>(fsynced);
        all.addAll(last);
        assertThat(recovered()).isEqualTo(texts(all));
    }

    @Test
    void inventsNothingWhateverBytesTheLastBatchHas() throws IOException {
        Path segment = writeSegment();
        byte[] whole = Files.readAllBytes(segment);
        int start = startOfLastBatch(whole);
        List<ProducerRecord<String, byte[]>> all = new ArrayList<>(fsynced);
        all.addAll(last);
        for (int i = 0; i < FLIPS; i++) {
            byte[] flipped = whole.clone();
            int flips = 1 + random.nextInt(3);
            for (int flip = 0; flip < flips; flip++) {
                flipped[start + random.nextInt(whole.length - start)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(segment, flipped);

            assertThat(recovered()).as("flip %d", i).isIn(texts(fsynced), texts(all));
        }
    }

    @Test
    void ignoresWhatIsNotABatchBehindTheLastOne() throws IOException {
        Path segment = writeSegment();
        byte[] whole = Files.readAllBytes(segment);
        List<ProducerRecord<String, byte[]>> all = new ArrayList<>(fsynced);
        all.addAll(last);
        for (int i = 0; i < FLIPS; i++) {
            byte[] longer = Arrays.copyOf(whole, whole.length + 1 + random.nextInt(300));
            if (i % 2 == 0) {
                byte[] noise = new byte[longer.length - whole.length];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, longer, whole.length, noise.length);
            }
            Files.write(segment, longer);

            assertThat(recovered()).isEqualTo(texts(all));
        }
    }

    @Test
    void keepsACopyOfASegmentWhoseFsyncedBytesHaveChanged() throws IOException {
        Path segment = writeSegment();
        byte[] damaged = Files.readAllBytes(segment);
        damaged[100] ^= 1;
        Files.write(segment, damaged);

        assertThat(recovered()).isEmpty();

        assertThat(damagedCopies()).hasSize(1);
        assertThat(damagedCopies().getFirst()).hasBinaryContent(damaged);
    }

    private Path writeSegment() throws IOException {
        try (Spool spool = open()) {
            for (int i = 0; i < 3; i++) {
                List<ProducerRecord<String, byte[]>> some = events();
                spool.append(some);
                fsynced.addAll(some);
            }
            spool.append(last);
        }
        return segments().getFirst();
    }

    /** What a new process finds; the segment is put back as it was before by the caller. */
    private List<String> recovered() throws IOException {
        try (Spool spool = open()) {
            return texts(spool.read(Integer.MAX_VALUE).records());
        }
    }

    private Spool open() {
        return Spool.open(settings(folder), Clock.systemUTC(), new SimpleMeterRegistry());
    }

    private static int startOfLastBatch(byte[] segment) {
        ByteBuffer bytes = ByteBuffer.wrap(segment);
        int position = 0;
        int next = 0;
        while (next < segment.length) {
            position = next;
            next = position + 12 + bytes.getInt(position + 8);
        }
        return position;
    }

    private List<ProducerRecord<String, byte[]>> events() {
        return IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(i -> event("topic", "key" + i, Long.toHexString(random.nextLong())))
                .toList();
    }

    private static List<String> texts(List<ProducerRecord<String, byte[]>> records) {
        return records.stream().map(SpoolInTests::text).toList();
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Segment::isSegment).toList();
        }
    }

    private List<Path> damagedCopies() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".damaged")).toList();
        }
    }
}
