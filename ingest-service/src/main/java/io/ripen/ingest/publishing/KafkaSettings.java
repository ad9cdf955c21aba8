package io.ripen.ingest.publishing;

import io.ripen.ingest.config.IngestSettings;
import io.ripen.lanes.engine.Lz4;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jboss.logging.Logger;

/**
 * How the Kafka clients are set up, and why. What is set under {@code kafka.*}, security for example, reaches them too,
 * but cannot weaken the settings that the guarantees need.
 */
@Singleton
class KafkaSettings {
    private static final Logger LOG = Logger.getLogger(KafkaSettings.class);
    private static final int BATCH_BYTES = 65_536;
    private static final long BUFFER_RESERVE = 16_777_216;
    private static final Duration ASK_TIMEOUT = Duration.ofMillis(1500);

    private final Map<String, Object> common;
    private final IngestSettings settings;

    @Inject
    KafkaSettings(@Identifier("default-kafka-broker") Map<String, Object> common, IngestSettings settings) {
        LOG.debugf("RIPEN-I-018 compression by=%s", Lz4.factory()); // before the first client looks for it
        this.common = common;
        this.settings = settings;
    }

    Properties producer() {
        Properties properties = commonFor(ProducerConfig.configNames(), "ripen-ingest");
        properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        properties.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        // As many as a broker keeps in order, once it knows the producer: see PartitionGate.
        properties.setProperty(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "5");
        properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES));
        setMillis(properties, ProducerConfig.LINGER_MS_CONFIG, settings.linger());
        setMillis(properties, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, settings.ackTimeout());
        // Half the time limit, so that a leader that hangs leaves time for a second try.
        setMillis(
                properties,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                settings.ackTimeout().dividedBy(2));
        setMillis(properties, ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, Duration.ofSeconds(1));
        setMillis(properties, ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, Duration.ofSeconds(2));
        setMillis(properties, ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, Duration.ofMillis(500));
        // Event loops call send: where it would wait, for metadata or for memory, it shall fail.
        setMillis(properties, ProducerConfig.MAX_BLOCK_MS_CONFIG, Duration.ZERO);
        // By default the producer forgets a topic that was idle for 5 minutes, and the next send would fail.
        setMillis(properties, ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(3650));
        // In-flight bytes are bounded by us; twice that and a reserve, because part-filled batches count as full ones.
        long bounded = settings.maxInFlightBytes() + settings.maxBodyBytes();
        properties.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(2 * bounded + BUFFER_RESERVE));
        return properties;
    }

    Properties admin() {
        Properties properties = commonFor(AdminClientConfig.configNames(), "ripen-ingest-watch");
        setMillis(properties, AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ASK_TIMEOUT);
        setMillis(properties, AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ASK_TIMEOUT);
        return properties;
    }

    private Properties commonFor(Set<String> known, String clientId) {
        Properties properties = new Properties();
        common.forEach((name, value) -> {
            if (known.contains(name)) {
                properties.setProperty(name, value.toString());
            }
        });
        properties.setProperty(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        properties.setProperty(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, "false");
        return properties;
    }

    private static void setMillis(Properties properties, String name, Duration duration) {
        properties.setProperty(name, Long.toString(duration.toMillis()));
    }
}
