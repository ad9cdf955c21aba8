package io.ripen.lanes;

/**
 * A record of an input topic, decoded.
 *
 * @param topic the topic
 * @param offset its offset in the lane's partition
 * @param key the partition key
 * @param envelope CloudEvents attributes
 * @param event the data as the contracts record of its type
 */
public record LaneRecord(String topic, long offset, String key, EventEnvelope envelope, Record event) {}
