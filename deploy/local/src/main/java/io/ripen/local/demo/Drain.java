package io.ripen.local.demo;

import io.ripen.contracts.Topic;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.RetriableException;

/** Waits until every lane has worked off its topics, in the order in which the events flow. */
final class Drain {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** A consumer group and a topic that it reads. */
    record Lane(String group, Topic topic) {}

    /** The order matters: a lane is done for good only when all before it are. */
    static final List<Lane> LANES = List.of(
            new Lane("ripen.scoring.identity", Topic.TOUCHPOINTS),
            new Lane("ripen.scoring.score", Topic.LEAD_ACTIVITIES),
            new Lane("ripen.scoring.account", Topic.ACCOUNT_ACTIVITIES),
            new Lane("ripen.lifecycle.stages", Topic.LEAD_SCORES),
            new Lane("ripen.lifecycle.figures", Topic.LEAD_STAGES),
            new Lane("ripen.lifecycle.accounts", Topic.ACCOUNT_SCORES),
            new Lane("ripen.lifecycle.accounts", Topic.ACCOUNT_ACTIVITIES),
            new Lane("ripen.nurture.feedback", Topic.LEAD_ACTIVITIES),
            new Lane("ripen.nurture.journeys", Topic.LEAD_ACTIVITIES),
            new Lane("ripen.nurture.journeys", Topic.LEAD_SCORES),
            new Lane("ripen.nurture.journeys", Topic.LEAD_STAGES),
            new Lane("ripen.nurture.journeys", Topic.PRIVACY));

    private final Admin admin;

    Drain(Admin admin) {
        this.admin = admin;
    }

    /**
     * Returns when no lane has anything left.
     *
     * @throws LocalFailure if that takes too long, saying which lane is behind by how much
     */
    void await() {
        for (Lane lane : LANES) {
            if (!Polling.until(
                    LIMIT, () -> lag(lane).filter(behind -> behind == 0).isPresent())) {
                String behind = lag(lane).map(String::valueOf).orElse("an unknown number of");
                throw new LocalFailure(lane.group() + " is still " + behind + " records behind on "
                        + lane.topic().topicName() + " after " + LIMIT.toSeconds()
                        + " s. ./ripen status shows whether its service runs, ./ripen logs what it does.");
            }
        }
    }

    /** Ends of all partitions of the topics, to read later what came after. */
    Map<TopicPartition, Long> ends(List<Topic> topics) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Topic topic : topics) {
            ends.putAll(ends(topic).orElse(Map.of()));
        }
        return ends;
    }

    private Optional<Long> lag(Lane lane) {
        return ends(lane.topic())
                .flatMap(ends -> committed(lane.group())
                        .map(committed -> ends.entrySet().stream()
                                .mapToLong(end -> {
                                    OffsetAndMetadata offset = committed.get(end.getKey());
                                    return end.getValue() - (offset == null ? 0 : offset.offset());
                                })
                                .sum()));
    }

    private Optional<Map<TopicPartition, Long>> ends(Topic topic) {
        try {
            TopicDescription description = admin.describeTopics(List.of(topic.topicName()))
                    .allTopicNames()
                    .get()
                    .get(topic.topicName());
            if (description == null) {
                return Optional.empty();
            }
            Map<TopicPartition, OffsetSpec> latest = description.partitions().stream()
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic.topicName(), partition.partition()),
                            partition -> OffsetSpec.latest()));
            Map<TopicPartition, ListOffsetsResultInfo> offsets =
                    admin.listOffsets(latest).all().get();
            Map<TopicPartition, Long> ends = new HashMap<>();
            offsets.forEach((partition, info) -> ends.put(partition, info.offset()));
            return Optional.of(ends);
        } catch (ExecutionException e) {
            return unlessRetriable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted.", e);
        }
    }

    private Optional<Map<TopicPartition, OffsetAndMetadata>> committed(String group) {
        try {
            return Optional.of(admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get());
        } catch (ExecutionException e) {
            return unlessRetriable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted.", e);
        }
    }

    /** The broker may be starting again at this very moment, and a group may not have committed anything yet. */
    private static <T> Optional<T> unlessRetriable(ExecutionException e) {
        if (e.getCause() instanceof RetriableException || e.getCause() instanceof GroupIdNotFoundException) {
            return Optional.empty();
        }
        throw new LocalFailure("Kafka could not be asked: " + e.getCause(), e);
    }
}
