package io.ripen.lanes.engine;

/**
 * What the broker says of one partition.
 *
 * @param topicId Kafka's id of the topic
 * @param beginningOffset offset of the oldest record that is kept
 * @param endOffset offset that the next record will get
 */
public record TopicState(String topicId, long beginningOffset, long endOffset) {}
