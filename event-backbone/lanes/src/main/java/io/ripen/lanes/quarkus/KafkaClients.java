package io.ripen.lanes.quarkus;

import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.Lz4;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Kafka clients with the settings that the guarantees need. What is set under {@code kafka.*} (security, for example)
 * reaches them too, but cannot weaken those settings.
 */
@ApplicationScoped
public class KafkaClients {
    private static final Logger LOG = Logger.getLogger(KafkaClients.class);
    private static final String PREFIX = "kafka.";

    private final Map<String, Object> common = new HashMap<>();
    private final int maxRecordBytes;
    private @Nullable Admin admin;

    @Inject
    KafkaClients(Config config, LanesConfig lanes) {
        LOG.debugf("RIPEN-L-018 compression by=%s", Lz4.factory()); // before the first client looks for it
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> common.put(name.substring(PREFIX.length()), value));
            }
        }
        common.computeIfAbsent(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, key -> "localhost:9092");
        this.maxRecordBytes = lanes.maxRecordBytes();
    }

    /** The broker address as configured. */
    String bootstrapServers() {
        return String.valueOf(common.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** The admin client, shared. */
    synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> settings = clientSettings(AdminClientConfig.configNames());
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            admin = Admin.create(settings);
        }
        return admin;
    }

    /**
     * A producer for one lane. It never gives a record up by itself, because then a later one could overtake it; the
     * lane's health tells when it takes long.
     */
    Producer<String, byte[]> laneProducer(LaneId lane) {
        Map<String, Object> settings = clientSettings(ProducerConfig.configNames());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "ripen-lane-" + lane);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A broker that knows nothing of a producer takes whatever sequence number comes first. With two requests under
        // way, of which it refuses the first because it has just started, the second would overtake.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        // A lane hands over all that a batch has to say at once. Without a wait the first record would go alone,
        // and the others, of which one request may be under way, a round trip later.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRecordBytes + 64 * 1024);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A consumer without a group, which starts at the beginning where the place it was sent to is gone. */
    Consumer<String, byte[]> reader() {
        Map<String, Object> settings = clientSettings(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> clientSettings(java.util.Set<String> known) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.keySet().retainAll(known);
        return settings;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
