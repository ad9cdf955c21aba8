package io.ripen.lifecycle.example;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ripen.contracts.CloudEventHeaders;
import io.ripen.contracts.EventType;
import io.ripen.contracts.stage.HandoverRequested;
import io.ripen.contracts.stage.StageChanged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows leads through their stages with nothing but kafka-clients. */
final class StageFollower {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** In your application: a column beside the effect, written in the same transaction. */
    private final Map<String, Long> lastSeen = new HashMap<>();

    private final Crm crm;

    StageFollower(Crm crm) {
        this.crm = crm;
    }

    /** Takes what one poll brings. Commit the consumer's offsets afterwards, never before. */
    void poll(Consumer<String, byte[]> kafka) throws IOException {
        for (ConsumerRecord<String, byte[]> record : kafka.poll(Duration.ofSeconds(1))) {
            long sequence = Long.parseLong(header(record, CloudEventHeaders.SEQUENCE));
            if (sequence <= lastSeen.getOrDefault(record.key(), 0L)) {
                continue; // published again after a crash
            }
            Optional<EventType> type = EventType.of(header(record, CloudEventHeaders.TYPE));
            if (type.filter(EventType.STAGE_CHANGED::equals).isPresent()) {
                crm.moved(JSON.readValue(record.value(), StageChanged.class));
            } else if (type.filter(EventType.HANDOVER_REQUESTED::equals).isPresent()) {
                crm.handedOver(JSON.readValue(record.value(), HandoverRequested.class));
            }
            lastSeen.put(record.key(), sequence); // also for types that were added later
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(
                Objects.requireNonNull(record.headers().lastHeader(name)).value(), StandardCharsets.UTF_8);
    }
}
