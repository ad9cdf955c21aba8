package io.ripen.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records that Kafka refuses for good, one file each in the format of the spool, so that those behind them can go on. */
final class SetAside {
    private final Path spool;
    private final Path folder;
    private final AtomicInteger records = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    private SetAside(Path spool) {
        this.spool = spool;
        this.folder = spool.resolve("set-aside");
    }

    /** Looks at what lies in the spool's folder. */
    static SetAside open(Path spool) throws IOException {
        SetAside aside = new SetAside(spool);
        for (Path file : aside.files()) {
            aside.records.incrementAndGet();
            aside.bytes.addAndGet(Files.size(file));
        }
        return aside;
    }

    /** Keeps a record; the file is on the disk when this returns. */
    Path keep(ProducerRecord<String, byte[]> record, long offset, long timestamp) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectory(folder);
            force(spool);
        }
        Path file = folder.resolve(String.format(Locale.ROOT, "%020d.log", offset));
        Path unfinished = folder.resolve(String.format(Locale.ROOT, "%020d.unfinished", offset));
        long written = 0;
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            for (ByteBuffer batch : SpoolFormat.write(List.of(record), offset, timestamp)) {
                while (batch.hasRemaining()) {
                    written += channel.write(batch);
                }
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        records.incrementAndGet();
        bytes.addAndGet(written);
        return file;
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Its files, oldest first. */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(Segment::isSegment).sorted().toList();
        }
    }

    /** The records of a file; null if it is damaged. */
    @Nullable
    List<ProducerRecord<String, byte[]>> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SpooledBatch batch = SpoolFormat.read(channel, 0, channel.size(), 0);
            return batch == null ? null : batch.records();
        }
    }

    /** The spool has what was in the file. */
    void delete(Path file) throws IOException {
        long size = Files.size(file);
        Files.delete(file);
        records.decrementAndGet();
        bytes.addAndGet(-size);
    }

    /** How many records are set aside. */
    int records() {
        return records.get();
    }

    /** Their bytes on disk. */
    long bytes() {
        return bytes.get();
    }
}
