package io.ripen.lanes.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class PartitionsTest {
    @Test
    void agreesWithTheProducersOwnPartitioner() {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 1_000; i++) {
            String key = new UUID(random.nextLong(), random.nextLong()).toString();
            int count = 1 + random.nextInt(48);
            assertThat(Partitions.of(key, count))
                    .as("key %s of %d partitions", key, count)
                    .isEqualTo(BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), count));
        }
    }
}
