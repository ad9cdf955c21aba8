package io.ripen.contracts.example;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ripen.contracts.CloudEventHeaders;
import io.ripen.contracts.EventType;
import io.ripen.contracts.score.ScoreChanged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Follows the scores of all leads; shown in docs/events.md. */
final class ScoreFollower {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** In your application: a column beside the effect, written in the same transaction. */
    private final Map<String, Long> lastSeen = new HashMap<>();

    void poll(Consumer<String, byte[]> kafka, java.util.function.Consumer<ScoreChanged> effect) throws IOException {
        for (ConsumerRecord<String, byte[]> record : kafka.poll(Duration.ofSeconds(1))) {
            String type = text(record.headers().lastHeader(CloudEventHeaders.TYPE));
            if (!type.equals(EventType.SCORE_CHANGED.typeName())) {
                continue; // a type that was added later
            }
            ScoreChanged change = JSON.readValue(record.value(), ScoreChanged.class);
            if (change.sequence() <= lastSeen.getOrDefault(change.leadId(), 0L)) {
                continue; // published again
            }
            effect.accept(change);
            lastSeen.put(change.leadId(), change.sequence());
        }
    }

    private static String text(Header header) {
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
