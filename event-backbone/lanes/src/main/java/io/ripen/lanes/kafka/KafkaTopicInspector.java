package io.ripen.lanes.kafka;

import io.ripen.lanes.engine.TopicInspector;
import io.ripen.lanes.engine.TopicState;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker through an admin client. */
public final class KafkaTopicInspector implements TopicInspector {
    private final Admin admin;

    /** An inspector on an open admin client. */
    public KafkaTopicInspector(Admin admin) {
        this.admin = admin;
    }

    @Override
    public Uni<Map<String, TopicState>> inspect(List<String> topics, int partition) {
        return Uni.combine()
                .all()
                .unis(
                        uni(admin.describeTopics(topics).allTopicNames()),
                        offsets(topics, partition, OffsetSpec.earliest()),
                        offsets(topics, partition, OffsetSpec.latest()))
                .with((descriptions, earliest, latest) -> states(partition, descriptions, earliest, latest));
    }

    private Uni<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
            List<String> topics, int partition, OffsetSpec spec) {
        return uni(admin.listOffsets(topics.stream()
                        .map(topic -> new TopicPartition(topic, partition))
                        .collect(Collectors.toMap(Function.identity(), place -> spec)))
                .all());
    }

    private static Map<String, TopicState> states(
            int partition,
            Map<String, TopicDescription> descriptions,
            Map<TopicPartition, ListOffsetsResultInfo> earliest,
            Map<TopicPartition, ListOffsetsResultInfo> latest) {
        Map<String, TopicState> states = new HashMap<>();
        descriptions.forEach((topic, description) -> {
            TopicPartition place = new TopicPartition(topic, partition);
            ListOffsetsResultInfo first = earliest.get(place);
            ListOffsetsResultInfo last = latest.get(place);
            if (first == null || last == null) {
                throw new IllegalStateException("topic " + topic + " has no partition " + partition);
            }
            states.put(topic, new TopicState(description.topicId().toString(), first.offset(), last.offset()));
        });
        return states;
    }

    private static <R> Uni<R> uni(KafkaFuture<R> future) {
        return Uni.createFrom().completionStage(future::toCompletionStage);
    }
}
