package io.ripen.ingest.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;

/**
 * A batch as it lies in a segment.
 *
 * @param batch checked against its checksum
 * @param position of its first byte in the segment
 */
record SpooledBatch(RecordBatch batch, long position) {

    long firstOffset() {
        return batch.baseOffset();
    }

    long nextOffset() {
        return batch.nextOffset();
    }

    /** When it was spooled, in milliseconds since 1970. */
    long timestamp() {
        return batch.maxTimestamp();
    }

    int bytes() {
        return batch.sizeInBytes();
    }

    long end() {
        return position + bytes();
    }

    /** Its records, ready to be sent to their topics; without a time stamp, so that retention counts from then on. */
    List<ProducerRecord<String, byte[]>> records() {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (Record record : batch) {
            Header[] headers = record.headers();
            String topic = new String(headers[0].value(), StandardCharsets.UTF_8);
            String key = StandardCharsets.UTF_8.decode(record.key()).toString();
            ProducerRecord<String, byte[]> restored = new ProducerRecord<>(topic, key, bytes(record.value()));
            for (int i = 1; i < headers.length; i++) {
                restored.headers().add(headers[i]);
            }
            records.add(restored);
        }
        return records;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
