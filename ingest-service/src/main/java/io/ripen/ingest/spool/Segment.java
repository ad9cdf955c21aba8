package io.ripen.ingest.spool;

import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One file of the spool, named after its first offset like the segments of a Kafka broker. One thread appends; another
 * reads what is fsynced.
 */
final class Segment {
    private static final String SUFFIX = ".log";

    private final Path file;
    private final long firstOffset;
    private volatile long end;
    private volatile long nextOffset;
    private @Nullable FileChannel writing;
    private @Nullable FileChannel reading;

    private Segment(Path file, long firstOffset) {
        this.file = file;
        this.firstOffset = firstOffset;
        this.nextOffset = firstOffset;
    }

    /** An empty one, whose file survives a crash from now on. */
    static Segment create(Path directory, long firstOffset, SegmentFiles files) throws IOException {
        Segment segment =
                new Segment(directory.resolve(String.format(Locale.ROOT, "%020d%s", firstOffset, SUFFIX)), firstOffset);
        segment.writing = files.open(
                segment.file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
        return segment;
    }

    static boolean isSegment(Path file) {
        return file.getFileName().toString().matches("\\d{20}\\.log");
    }

    static long firstOffset(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    /**
     * What a process that ended left behind: all batches up to the first one that is not whole. What follows is cut off.
     *
     * @param limit first offset of the next segment; offsets from there on do not count here
     */
    static Recovered recover(Path file, long limit) throws IOException {
        Segment segment = new Segment(file, firstOffset(file));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            SpooledBatch batch = SpoolFormat.read(channel, 0, size, segment.firstOffset);
            while (batch != null && batch.firstOffset() == segment.nextOffset && batch.nextOffset() <= limit) {
                segment.end = batch.end();
                segment.nextOffset = batch.nextOffset();
                batch = SpoolFormat.read(channel, segment.end, size, segment.nextOffset);
            }
            long cut = size - segment.end;
            boolean damaged = cut > 0 && batch == null && segment.hasBatchBehindDamage(channel, size);
            if (damaged) {
                Files.copy(file, file.resolveSibling(file.getFileName() + ".damaged"));
            }
            if (cut > 0) {
                channel.truncate(segment.end);
                channel.force(true);
            }
            return new Recovered(segment, cut, damaged);
        }
    }

    /** A torn last write has nothing behind it; if a whole batch is there, bytes that were once fsynced have changed. */
    private boolean hasBatchBehindDamage(FileChannel channel, long size) throws IOException {
        long position = end;
        int skip = SpoolFormat.sizeAt(channel, position, size);
        while (skip > 0) {
            position += skip;
            if (SpoolFormat.read(channel, position, size, nextOffset) != null) {
                return true;
            }
            skip = SpoolFormat.sizeAt(channel, position, size);
        }
        return false;
    }

    /**
     * A segment that was read again.
     *
     * @param cut bytes behind its last whole batch, which are gone
     * @param damaged whether those were more than a torn last write; they were kept in a copy
     */
    record Recovered(Segment segment, long cut, boolean damaged) {}

    /** Writes and fsyncs batches. If that fails none of them counts, and nothing more may be appended. */
    void append(List<ByteBuffer> batches, long offsetBehind, Timer fsync) throws IOException {
        FileChannel channel = writing;
        if (channel == null) {
            throw new IOException("the segment is closed");
        }
        long position = end;
        try {
            for (ByteBuffer batch : batches) {
                while (batch.hasRemaining()) {
                    position += channel.write(batch, position);
                }
            }
            long start = System.nanoTime();
            channel.force(false);
            fsync.record(Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException failed) {
            seal(channel, failed);
            throw failed;
        }
        nextOffset = offsetBehind;
        end = position;
    }

    /** After a failed fsync nobody knows which bytes the disk has: this file is not written to any more. */
    private void seal(FileChannel channel, IOException why) {
        writing = null;
        try (channel) {
            channel.truncate(end);
        } catch (IOException alsoFailed) {
            why.addSuppressed(alsoFailed);
        }
    }

    /** The fsynced batch at a position; fails if it has been damaged since. */
    SpooledBatch read(long position) throws IOException {
        FileChannel channel = reading;
        if (channel == null) {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            reading = channel;
        }
        SpooledBatch batch = SpoolFormat.read(channel, position, end, firstOffset);
        if (batch == null) {
            throw new IOException("damaged at byte " + position + " of " + file.getFileName());
        }
        return batch;
    }

    long firstOffset() {
        return firstOffset;
    }

    /** The offset behind its last fsynced record. */
    long nextOffset() {
        return nextOffset;
    }

    /** Its fsynced bytes. */
    long end() {
        return end;
    }

    /** Nothing more will be appended. */
    void closeForWriting() throws IOException {
        if (writing != null) {
            writing.close();
            writing = null;
        }
    }

    void close() throws IOException {
        closeForWriting();
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }

    void delete() throws IOException {
        close();
        Files.delete(file);
    }
}
