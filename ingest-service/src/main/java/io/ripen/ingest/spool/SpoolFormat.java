package io.ripen.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MemoryRecordsBuilder;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.record.Records;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's record batch of version 2, as its brokers keep it on disk
 * (https://kafka.apache.org/documentation/#recordbatch). The topic of a record is its first header. The checksum covers
 * all but the first offset, the length, an unused epoch and the version; those are compared instead.
 */
final class SpoolFormat {
    static final String TOPIC_HEADER = "ripen_spool_topic";

    /** Records of more bytes than that go to several batches. */
    private static final int BATCH_BYTES = 1_048_576;

    /** What no batch of ours reaches; a larger length is damage. */
    private static final int MOST_BYTES = 268_435_456;

    private SpoolFormat() {}

    /** Writes records, which have neither partition nor time stamp, as batches with consecutive offsets. */
    static List<ByteBuffer> write(List<ProducerRecord<String, byte[]>> records, long firstOffset, long timestamp) {
        List<ByteBuffer> batches = new ArrayList<>();
        int from = 0;
        while (from < records.size()) {
            int to = from;
            int bytes = 0;
            while (to < records.size() && (to == from || bytes + records.get(to).value().length <= BATCH_BYTES)) {
                bytes += records.get(to).value().length;
                to++;
            }
            batches.add(writeBatch(records.subList(from, to), firstOffset + from, timestamp, bytes));
            from = to;
        }
        return batches;
    }

    private static ByteBuffer writeBatch(
            List<ProducerRecord<String, byte[]>> records, long firstOffset, long timestamp, int estimate) {
        try (MemoryRecordsBuilder builder = MemoryRecords.builder(
                ByteBuffer.allocate(DefaultRecordBatch.RECORD_BATCH_OVERHEAD + estimate),
                Compression.lz4().build(),
                TimestampType.CREATE_TIME,
                firstOffset)) {
            for (ProducerRecord<String, byte[]> record : records) {
                builder.append(timestamp, bytes(record.key()), record.value(), headers(record));
            }
            return builder.build().buffer();
        }
    }

    private static Header[] headers(ProducerRecord<String, byte[]> record) {
        Header[] own = record.headers().toArray();
        Header[] all = new Header[own.length + 1];
        all[0] = new RecordHeader(TOPIC_HEADER, bytes(record.topic()));
        System.arraycopy(own, 0, all, 1, own.length);
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The batch at a position that is whole, undamaged and has this offset or a later one; null if there is none. */
    static @Nullable SpooledBatch read(FileChannel channel, long position, long end, long leastOffset)
            throws IOException {
        int size = sizeAt(channel, position, end);
        if (size == 0) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.allocate(size);
        if (!readFully(channel, buffer, position) || buffer.get(Records.MAGIC_OFFSET) != RecordBatch.MAGIC_VALUE_V2) {
            return null;
        }
        RecordBatch batch =
                MemoryRecords.readableRecords(buffer).batches().iterator().next();
        boolean right = batch.isValid() && !batch.isControlBatch() && batch.baseOffset() >= leastOffset;
        return right ? new SpooledBatch(batch, position) : null;
    }

    /** What the batch at a position says its size is; 0 if it cannot be. */
    static int sizeAt(FileChannel channel, long position, long end) throws IOException {
        if (end - position < DefaultRecordBatch.RECORD_BATCH_OVERHEAD) {
            return 0;
        }
        ByteBuffer header = ByteBuffer.allocate(Records.HEADER_SIZE_UP_TO_MAGIC);
        if (!readFully(channel, header, position)) {
            return 0;
        }
        long size = (long) Records.LOG_OVERHEAD + header.getInt(Records.SIZE_OFFSET);
        boolean possible = size >= DefaultRecordBatch.RECORD_BATCH_OVERHEAD && size <= MOST_BYTES;
        return possible && size <= end - position ? (int) size : 0;
    }

    private static boolean readFully(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                return false;
            }
        }
        buffer.flip();
        return true;
    }
}
