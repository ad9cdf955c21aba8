package io.ripen.ingest.spool;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Settings and records as tests need them. */
public final class SpoolInTests {
    private SpoolInTests() {}

    /** Settings with this folder; others by name without prefix and their values, alternately. */
    public static SpoolSettings settings(Path directory, String... others) {
        Map<String, String> properties = new HashMap<>();
        properties.put("ripen.ingest.spool.directory", directory.toString());
        for (int i = 0; i < others.length; i += 2) {
            properties.put("ripen.ingest.spool." + others[i], others[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SpoolSettings.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(SpoolSettings.class);
    }

    /** A record with a header. */
    public static ProducerRecord<String, byte[]> event(String topic, String key, String value) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_id", ("id of " + value).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** All that tells one record from another. */
    public static String text(ProducerRecord<String, byte[]> record) {
        StringBuilder text = new StringBuilder(record.topic() + " " + record.key() + " ");
        text.append(new String(record.value(), StandardCharsets.UTF_8));
        record.headers()
                .forEach(header -> text.append(" ")
                        .append(header.key())
                        .append('=')
                        .append(new String(header.value(), StandardCharsets.UTF_8)));
        return text.toString();
    }
}
