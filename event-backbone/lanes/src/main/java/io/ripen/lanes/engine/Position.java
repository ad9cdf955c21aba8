package io.ripen.lanes.engine;

/**
 * How far a lane has come in one input topic.
 *
 * @param topicId Kafka's id of the topic, which a topic that is deleted and created again does not keep
 * @param nextOffset offset of the first record that has no effect yet
 */
public record Position(String topicId, long nextOffset) {}
