package io.ripen.local.tail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** One event as a line that a person can read: when, what, whose, the how-manieth, and its data as they are. */
public final class EventLine {
    private EventLine() {}

    /** The line of a record. What a record does not have is left out. */
    public static String of(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder line = new StringBuilder(100)
                .append(Instant.ofEpochMilli(record.timestamp()).truncatedTo(ChronoUnit.SECONDS))
                .append("  ")
                .append(header(record, "ce_type", "(no event)"))
                .append("  ")
                .append(header(record, "ce_subject", text(record.key())));
        String sequence = header(record, "ce_sequence", "");
        if (!sequence.isEmpty()) {
            line.append(" #").append(sequence);
        }
        String reason = header(record, "ripen_dlq_reason", "");
        if (!reason.isEmpty()) {
            line.append("  given up: ").append(reason);
        }
        return line.append("  ").append(text(record.value())).toString();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name, String otherwise) {
        Header header = record.headers().lastHeader(name);
        return header == null ? otherwise : text(header.value());
    }

    private static String text(byte @Nullable [] bytes) {
        // A record without key or value is possible on any topic that others write.
        return bytes == null ? "-" : new String(bytes, StandardCharsets.UTF_8).replaceAll("\\R\\s*", " ");
    }
}
