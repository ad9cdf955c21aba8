package io.ripen.lanes.engine;

import io.ripen.lanes.LaneHandler;
import java.time.Clock;

/**
 * Everything a lane needs from outside.
 *
 * @param store its database
 * @param publisher its own way to the broker
 * @param inspector answers questions about its input topics
 * @param codec reads and writes events
 * @param handler the service's decision
 * @param deadLetterTopics where dead letters go
 * @param classifier judges failures
 * @param turns when it may work, shared with all lanes of the service
 * @param scheduler runs its steps one at a time
 * @param clock tells the time
 * @param observer hears what it does
 * @param <T> an open transaction
 */
public record LanePorts<T>(
        LaneStore<T> store,
        LanePublisher publisher,
        TopicInspector inspector,
        RecordCodec codec,
        LaneHandler<T> handler,
        DeadLetterTopics deadLetterTopics,
        FailureClassifier classifier,
        LaneTurns turns,
        LaneScheduler scheduler,
        Clock clock,
        LaneObserver observer) {}
