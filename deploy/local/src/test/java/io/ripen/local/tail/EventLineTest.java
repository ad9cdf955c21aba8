package io.ripen.local.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventLineTest {
    @Test
    void saysWhenWhatWhoseAndTheHowManieth() {
        Map<String, String> headers =
                Map.of("ce_type", "ripen.score.changed.v1", "ce_subject", "lead-1", "ce_sequence", "3");

        assertThat(EventLine.of(record("lead-1", headers, "{\n  \"total\": 12\n}")))
                .isEqualTo("2026-01-02T03:04:05Z  ripen.score.changed.v1  lead-1 #3  { \"total\": 12 }");
    }

    @Test
    void saysWhyADeadLetterWasGivenUp() {
        Map<String, String> headers = Map.of("ce_type", "ripen.score.changed.v1", "ripen_dlq_reason", "not JSON");

        assertThat(EventLine.of(record("lead-1", headers, "{")))
                .isEqualTo("2026-01-02T03:04:05Z  ripen.score.changed.v1  lead-1  given up: not JSON  {");
    }

    @Test
    void showsARecordThatIsNoEventAtAll() {
        assertThat(EventLine.of(record(null, Map.of(), null))).isEqualTo("2026-01-02T03:04:05Z  (no event)  -  -");
    }

    private static ConsumerRecord<byte[], byte[]> record(
            @Nullable String key, Map<String, String> headers, @Nullable String value) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8),
                all,
                Optional.empty());
    }
}
