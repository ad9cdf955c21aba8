package io.ripen.bench.bare;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A Kafka producer with the settings that ingest uses, so that the brokers' work is the same. */
@Singleton
class BareProducer {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;

    @Inject
    BareProducer(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.ofEntries(
                        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "bare-endpoint"),
                        Map.entry(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false),
                        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                        Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                        Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
                        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 65_536),
                        Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 88_080_384L),
                        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3500),
                        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1750),
                        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Completes once every record is acknowledged, fails with the first that is not. */
    CompletionStage<Void> send(List<ProducerRecord<String, byte[]>> records) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        AtomicInteger open = new AtomicInteger(records.size());
        for (ProducerRecord<String, byte[]> record : records) {
            Future<RecordMetadata> unused = producer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    acknowledged.completeExceptionally(failure);
                } else if (open.decrementAndGet() == 0) {
                    acknowledged.complete(null);
                }
            });
        }
        return acknowledged;
    }

    @PreDestroy
    void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
