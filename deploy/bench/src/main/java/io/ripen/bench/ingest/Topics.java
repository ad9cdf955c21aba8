package io.ripen.bench.ingest;

import io.ripen.contracts.Topic;
import io.ripen.local.process.LocalFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The broker's topics, from outside: how many records they hold does not depend on what a contender says. */
final class Topics implements AutoCloseable {
    private static final short ONE_REPLICA = 1;

    private final Admin admin;

    Topics(String bootstrapServers) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Creates the rivals' topics with as many partitions as ingest's have; ingest creates its own. */
    void createForRivals() {
        List<NewTopic> topics = List.of(Contender.BARE, Contender.BARE_PARSING).stream()
                .map(rival -> new NewTopic(rival.topic(), Topic.DEFAULT_PARTITIONS, ONE_REPLICA))
                .toList();
        get(admin.createTopics(topics).all());
    }

    /** How many records were ever written to the topic; exact, because no one writes transactions. None, no records. */
    long written(String topic) {
        return ends(topic).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    /** Gives back the disk that a measured topic needs. */
    void empty(String topic) {
        Map<TopicPartition, RecordsToDelete> all = ends(topic).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        end -> RecordsToDelete.beforeOffset(end.getValue().offset())));
        get(admin.deleteRecords(all).all());
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(String topic) {
        if (topic.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetSpec> partitions =
                get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                        .flatMap(described -> described.partitions().stream())
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return get(admin.listOffsets(partitions).all());
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new LocalFailure("The broker did not answer: " + failed.getCause(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while the broker was asked.", interrupted);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
