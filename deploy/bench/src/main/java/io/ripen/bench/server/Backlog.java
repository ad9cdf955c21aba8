package io.ripen.bench.server;

import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.lanes.json.CloudEventCodec;
import io.ripen.lanes.json.EventJson;
import io.ripen.local.process.LocalFailure;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes events to their topics as services do: the same keys, headers and JSON. */
public final class Backlog {
    private final String bootstrapServers;

    /** Writes to this broker. */
    public Backlog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Writes so many touchpoints in the order of their numbers; returns once the broker has all of them. */
    public void writeTouchpoints(long events, LongFunction<TouchpointCaptured> touchpoints) {
        write(events, number -> record(touchpoints.apply(number)));
    }

    /** Writes so many records in the order of their numbers; returns once the broker has all of them. */
    public void write(long events, LongFunction<ProducerRecord<String, byte[]>> records) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                64 * 1024,
                // A first batch that is refused because the topic is too new must not be overtaken by the second.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (long number = 0; number < events; number++) {
                var unused = producer.send(records.apply(number), (metadata, failed) -> {
                    if (failed != null) {
                        failure.set(failed);
                    }
                });
            }
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw new LocalFailure("The backlog could not be written: " + failed.getMessage(), failed);
        }
    }

    /** A touchpoint as a record. */
    public static ProducerRecord<String, byte[]> record(TouchpointCaptured touchpoint) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                Topic.TOUCHPOINTS.topicName(), touchpoint.visitorKey(), EventJson.write(touchpoint));
        CloudEventCodec.headers(
                        EventType.TOUCHPOINT_CAPTURED,
                        touchpoint.touchpointId(),
                        "/ripen/ingest/" + touchpoint.site(),
                        touchpoint.visitorKey(),
                        touchpoint.occurredAt(),
                        null)
                .forEach(header ->
                        record.headers().add(header.name(), header.value().getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
