package io.ripen.lanes.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Kafka's own way from a key to a partition, the one of its default partitioner: murmur2 modulo the partition count. */
public final class Partitions {
    private Partitions() {}

    /**
     * The partition of a key.
     *
     * @param key the partition key
     * @param count the topic's number of partitions
     */
    public static int of(String key, int count) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % count;
    }
}
