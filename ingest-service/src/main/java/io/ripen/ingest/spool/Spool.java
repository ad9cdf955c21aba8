package io.ripen.ingest.spool;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Records on the local disk, in order, until Kafka has them. One thread appends, one other reads and acknowledges; any
 * thread may ask how much there is.
 */
public final class Spool implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Spool.class);

    private final SpoolFolder folder;
    private final SegmentFiles files;
    private final SpoolSettings settings;
    private final Clock clock;
    private final Cursor cursor;
    private final SetAside aside;
    private final Timer fsync;
    private final Counter spooled;
    private final Counter drained;

    private final ConcurrentLinkedDeque<Segment> segments = new ConcurrentLinkedDeque<>();
    private final AtomicLong bytes = new AtomicLong();
    private volatile @Nullable Segment active;
    private volatile long nextOffset;
    private volatile long acknowledged;
    private volatile long oldest;
    private volatile boolean full;
    private volatile @Nullable String fault;
    /** Place of the first unacknowledged record in the first segment; only the reading thread knows it. */
    private long headPosition;
    /** Offsets from the first unacknowledged one on that are set aside; only the reading thread knows them. */
    private final Set<Long> skipped = new HashSet<>();

    /**
     * Opens the folder and reads what an earlier process left in it.
     *
     * @throws IllegalStateException if the folder cannot be used, with a sentence that says why and what to do
     */
    public static Spool open(SpoolSettings settings, Clock clock, MeterRegistry metrics) {
        return open(settings, clock, metrics, FileChannel::open);
    }

    static Spool open(SpoolSettings settings, Clock clock, MeterRegistry metrics, SegmentFiles files) {
        SpoolFolder folder = SpoolFolder.open(settings.directory());
        try {
            Spool spool = new Spool(folder, files, settings, clock, metrics);
            spool.recover();
            new SpoolMetrics(spool).register(metrics);
            return spool;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The spool in " + folder.path() + " cannot be read (" + e
                            + "). Repair the disk, or move the files away: events in them that Kafka does not have yet"
                            + " would be missing.",
                    e);
        }
    }

    private Spool(SpoolFolder folder, SegmentFiles files, SpoolSettings settings, Clock clock, MeterRegistry metrics)
            throws IOException {
        this.folder = folder;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
        this.cursor = new Cursor(folder.cursor());
        this.aside = SetAside.open(folder.path());
        this.fsync = SpoolMetrics.fsync(metrics);
        this.spooled = SpoolMetrics.spooled(metrics);
        this.drained = SpoolMetrics.drained(metrics);
    }

    private void recover() throws IOException {
        List<Path> found = folder.segments();
        for (int i = 0; i < found.size(); i++) {
            long limit = i + 1 < found.size() ? Segment.firstOffset(found.get(i + 1)) : Long.MAX_VALUE;
            Segment.Recovered recovered = Segment.recover(found.get(i), limit);
            report(recovered, limit);
            keep(recovered.segment());
        }
        nextOffset = Math.max(nextOffset, cursor.offset());
        acknowledged = segments.isEmpty()
                ? nextOffset
                : Math.max(acknowledged, segments.getFirst().firstOffset());
        if (!isEmpty()) {
            LOG.infof("RIPEN-I-033 spool=found events=%d bytes=%d", events(), bytes());
        }
        takeBack();
    }

    /** What was set aside is tried once more by each process: by then Kafka may take larger records. */
    private void takeBack() throws IOException {
        for (Path file : aside.files()) {
            List<ProducerRecord<String, byte[]>> records = aside.read(file);
            if (records == null) {
                LOG.errorf("RIPEN-I-035 spool=damaged file=set-aside/%s effect=\"it stays there\"", file.getFileName());
                continue;
            }
            try {
                append(records);
            } catch (SpoolFullException noRoom) {
                return;
            }
            aside.delete(file);
        }
    }

    /** Keeps what Kafka does not have yet. */
    private void keep(Segment segment) throws IOException {
        if (segment.nextOffset() <= cursor.offset() || segment.end() == 0) {
            segment.delete();
            return;
        }
        if (segments.isEmpty()) {
            SpooledBatch first = segment.read(0);
            while (first.firstOffset() < cursor.offset()) {
                first = segment.read(first.end());
            }
            headPosition = first.position();
            acknowledged = first.firstOffset();
            oldest = first.timestamp();
        }
        segments.add(segment);
        bytes.addAndGet(segment.end());
        nextOffset = segment.nextOffset();
    }

    private static void report(Segment.Recovered recovered, long limit) {
        long missing = limit == Long.MAX_VALUE ? 0 : limit - recovered.segment().nextOffset();
        if (recovered.damaged() || missing > 0) {
            LOG.errorf(
                    "RIPEN-I-035 spool=damaged segment=%d bytes=%d events=%s copy=%s effect=\"events are missing\"",
                    recovered.segment().firstOffset(),
                    recovered.cut(),
                    missing > 0 ? Long.toString(missing) : "unknown",
                    recovered.damaged());
        } else if (recovered.cut() > 0) {
            LOG.warnf(
                    "RIPEN-I-034 spool=torn-write-dropped segment=%d bytes=%d effect=\"none: never answered\"",
                    recovered.segment().firstOffset(), recovered.cut());
        }
    }

    /**
     * Appends records and returns when they are fsynced.
     *
     * @throws SpoolFullException if they do not fit any more
     * @throws IOException if the disk refuses; none of them counts as spooled, though the disk may have some
     */
    public void append(List<ProducerRecord<String, byte[]>> records) throws IOException {
        List<ByteBuffer> batches = SpoolFormat.write(records, nextOffset, clock.millis());
        long behind = nextOffset + records.size();
        long more = batches.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes() + more > settings.maxBytes()) {
            if (!full) {
                LOG.errorf("RIPEN-I-036 spool=full bytes=%d max=%d", bytes(), settings.maxBytes());
            }
            full = true;
            throw new SpoolFullException(bytes(), settings.maxBytes());
        }
        try {
            appendTo(activeSegment(), batches, behind);
        } catch (IOException failed) {
            refused(failed);
            throw failed;
        }
        bytes.addAndGet(more);
        if (isEmpty()) {
            oldest = clock.millis();
        }
        nextOffset = behind;
        spooled.increment(records.size());
        full = false;
        fault = null;
    }

    private Segment activeSegment() throws IOException {
        Segment current = active;
        if (current != null && current.end() < settings.segmentBytes()) {
            return current;
        }
        if (current != null) {
            current.closeForWriting();
            active = null;
        }
        Segment next = Segment.create(folder.path(), nextOffset, files);
        segments.add(next);
        active = next;
        return next;
    }

    private void appendTo(Segment segment, List<ByteBuffer> batches, long offsetBehind) throws IOException {
        try {
            segment.append(batches, offsetBehind, fsync);
        } catch (IOException failed) {
            active = null;
            if (segment.end() == 0) {
                segments.remove(segment);
                segment.delete();
            }
            throw failed;
        }
    }

    private void refused(IOException failed) {
        if (fault == null) {
            LOG.errorf("RIPEN-I-037 spool=unwritable reason=\"%s\"", failed.getMessage());
        }
        fault = "the spool cannot be written: " + failed.getMessage();
    }

    /** Tries whether a disk that refused takes writes again. */
    public void probe() {
        if (fault == null) {
            return;
        }
        try {
            folder.probe();
            fault = null;
            LOG.info("RIPEN-I-038 spool=writable");
        } catch (IOException stillFails) {
            LOG.debugf("the spool cannot be written yet: %s", stillFails.getMessage());
        }
    }

    /**
     * The oldest unacknowledged records; the same again until they are acknowledged.
     *
     * @param most bytes of data after which no further batch is added; a batch has about 1 MiB at most
     * @throws IOException if they cannot be read
     */
    public SpoolWindow read(int most) throws IOException {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        SpoolWindow.@Nullable Place behind = null;
        long position = headPosition;
        long read = 0;
        for (Segment segment : segments) {
            while (position < segment.end() && read < most) {
                SpooledBatch batch = segment.read(position);
                long offset = batch.firstOffset();
                for (ProducerRecord<String, byte[]> record : batch.records()) {
                    if (!skipped.contains(offset)) {
                        records.add(record);
                        offsets.add(offset);
                        read += record.value().length;
                    }
                    offset++;
                }
                position = batch.end();
                behind = new SpoolWindow.Place(batch.nextOffset(), segment, position, batch.timestamp());
            }
            if (read >= most) {
                break;
            }
            position = 0;
        }
        return new SpoolWindow(records, offsets, behind);
    }

    /**
     * Takes a record that Kafka refuses for good out of the way of those behind it. It stays on the disk, counts as spooled
     * bytes, and is tried again by the next process.
     *
     * @param place the record's place in the window, from 0
     * @throws IOException if the disk refuses; the record is as it was then
     */
    public void setAside(SpoolWindow window, int place) throws IOException {
        ProducerRecord<String, byte[]> record = window.records().get(place);
        long offset = window.offset(place);
        Path file = aside.keep(record, offset, clock.millis());
        skipped.add(offset);
        LOG.errorf(
                "RIPEN-I-043 spool=record-set-aside reason=too-large topic=%s bytes=%d file=%s"
                        + " remedy=\"raise the topic's max.message.bytes, then start ingest again\"",
                record.topic(), record.value().length, file);
    }

    /** How many records are set aside. */
    public int recordsAside() {
        return aside.records();
    }

    /** Kafka has all records of the window. */
    public void acknowledge(SpoolWindow window) {
        SpoolWindow.Place place = window.behind();
        if (place == null) {
            return;
        }
        drained.increment(window.records().size());
        oldest = place.timestamp();
        acknowledged = place.offset();
        skipped.removeIf(offset -> offset < place.offset());
        full = false;
        try {
            cursor.move(place.offset());
        } catch (IOException failed) {
            notFreed(failed);
        }
        while (!place.segment().equals(segments.peekFirst())) {
            delete(segments.getFirst());
        }
        headPosition = place.position();
    }

    /** Frees the disk once nothing is spooled. Nobody may append meanwhile. */
    public void removeDrained() {
        if (!isEmpty()) {
            throw new IllegalStateException("there are records that Kafka does not have");
        }
        active = null;
        headPosition = 0;
        while (!segments.isEmpty()) {
            delete(segments.getFirst());
        }
    }

    private void delete(Segment segment) {
        segments.remove(segment);
        bytes.addAndGet(-segment.end());
        try {
            segment.delete();
        } catch (IOException failed) {
            notFreed(failed);
        }
    }

    private static void notFreed(IOException failed) {
        LOG.warnf(
                "RIPEN-I-039 spool=not-freed reason=\"%s\" effect=\"events are sent again after the next start\"",
                failed.getMessage());
    }

    /** Whether Kafka has everything. */
    public boolean isEmpty() {
        return events() == 0;
    }

    /** Events that Kafka does not have. */
    public long events() {
        // While a window is acknowledged at the very moment of its commit, the commit has yet to be counted.
        return Math.max(0, nextOffset - acknowledged);
    }

    /** Bytes on disk, with what is set aside. */
    public long bytes() {
        return bytes.get() + aside.bytes();
    }

    /** How long the oldest event has been here, at most. */
    public Duration age() {
        return isEmpty() ? Duration.ZERO : Duration.ofMillis(Math.max(0, clock.millis() - oldest));
    }

    /** Why it takes no events; empty if it does. */
    public Optional<String> trouble() {
        String refusal = fault;
        if (refusal == null && full) {
            refusal = "the spool is full";
        }
        return Optional.ofNullable(refusal);
    }

    /** Closes the files; what is in them stays. */
    @Override
    public void close() throws IOException {
        for (Segment segment : segments) {
            segment.close();
        }
        cursor.close();
        folder.close();
    }
}
