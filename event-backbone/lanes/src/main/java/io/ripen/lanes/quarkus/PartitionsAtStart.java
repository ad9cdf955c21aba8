package io.ripen.lanes.quarkus;

import io.quarkus.runtime.StartupEvent;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.PendingBlob;
import io.ripen.lanes.kafka.KafkaLanePublisher;
import io.ripen.lanes.kafka.Partitions;
import io.ripen.lanes.kafka.StrayRecords;
import io.ripen.lanes.postgres.PartitionedRows;
import io.ripen.lanes.postgres.PartitionedRows.LeftLane;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Fits what the database keeps by partition to the number of partitions, before any lane begins and after the topics were
 * looked at. When the topics were given more partitions, timers and open commands move to where Kafka puts their leads'
 * keys now.
 *
 * <p>A lead must never have two lanes. So the start is refused while an instance with the old number still runs, and while
 * records wait in partitions that their keys no longer belong to. What a lane had pending is published first.
 */
@ApplicationScoped
public class PartitionsAtStart {
    private static final Logger LOG = Logger.getLogger(PartitionsAtStart.class);
    private static final Pattern CHANNEL_GROUP = Pattern.compile("(mp\\.messaging\\.incoming\\.[^.]+\\.)group\\.id");
    private static final int AFTER_THE_TOPICS = Interceptor.Priority.PLATFORM_BEFORE + 1;

    private final LaneRuntime runtime;
    private final KafkaClients kafka;
    private final LanesConfig lanes;
    private final Config config;

    @Inject
    PartitionsAtStart(LaneRuntime runtime, KafkaClients kafka, LanesConfig lanes, Config config) {
        this.runtime = runtime;
        this.kafka = kafka;
        this.lanes = lanes;
        this.config = config;
    }

    void start(@Observes @Priority(AFTER_THE_TOPICS) StartupEvent event, DataSource database)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                fit(new PartitionedRows(connection));
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
    }

    private void fit(PartitionedRows rows)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        rows.lock();
        Set<String> groups = groups();
        Map<String, Integer> before = rows.counts(groups);
        Set<String> others = new TreeSet<>(groups);
        others.removeIf(group -> Integer.valueOf(lanes.partitions()).equals(before.get(group)));
        if (!others.isEmpty()) {
            Map<String, Integer> changed = new TreeMap<>(before);
            changed.keySet().retainAll(others);
            if (!changed.isEmpty()) {
                leaveOldPartitions(rows, changed);
            }
            int moved = rows.move(others, lead -> Partitions.of(lead, lanes.partitions()));
            if (!changed.isEmpty() || moved > 0) {
                LOG.infof(
                        "RIPEN-L-020 lanes have another number of partitions before=%s now=%d timersAndCommandsMoved=%d",
                        changed, lanes.partitions(), moved);
            }
        }
        rows.addLanes(groups, lanes.partitions());
    }

    private void leaveOldPartitions(PartitionedRows rows, Map<String, Integer> before)
            throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        refuseFewer(before);
        refuseWhileOthersWork(before.keySet());
        List<LeftLane> left = rows.lanes(before.keySet());
        refuseUnread(before, left);
        for (LeftLane lane : left) {
            publish(lane);
        }
        rows.forgetPending(before.keySet());
    }

    private void refuseFewer(Map<String, Integer> before) {
        before.forEach((group, partitions) -> {
            if (partitions > lanes.partitions()) {
                throw new IllegalStateException(
                        "Lane group %s has worked with %d partitions and ripen.lanes.partitions is %d. Topics never lose partitions. If these are other topics, delete the rows of the table lane first: docs/operations.md, Move to another Kafka cluster."
                                .formatted(group, partitions, lanes.partitions()));
            }
        });
    }

    private void refuseWhileOthersWork(Collection<String> groups)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> ids = groups.stream().map(group -> prefix() + group).toList();
        for (Map.Entry<String, KafkaFuture<ConsumerGroupDescription>> group :
                kafka.admin().describeConsumerGroups(ids).describedGroups().entrySet()) {
            if (members(group.getValue()) > 0) {
                throw new IllegalStateException(
                        "Consumer group %s has members, and the number of partitions has changed to %d. Stop all instances of the service, then start again; one that was killed is forgotten within a minute."
                                .formatted(group.getKey(), lanes.partitions()));
            }
        }
    }

    private int members(KafkaFuture<ConsumerGroupDescription> group)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return group.get(lanes.startTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .members()
                    .size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    private void refuseUnread(Map<String, Integer> before, List<LeftLane> left) {
        try (Consumer<String, byte[]> consumer = kafka.reader()) {
            Map<TopicPartition, Long> from = UnreadPlaces.of(
                    before, topics(), left, places -> consumer.beginningOffsets(places, lanes.startTimeout()));
            StrayRecords.first(consumer, from, lanes.partitions(), lanes.startTimeout())
                    .ifPresent(place -> {
                        throw new IllegalStateException(
                                "Partition %s has records that were not read yet and belong to another of %d partitions. Who wrote them must stop, and the old number of partitions must be read to the end: docs/operations.md, Add partitions."
                                        .formatted(place, lanes.partitions()));
                    });
        }
    }

    private void publish(LeftLane lane) throws InterruptedException, ExecutionException, TimeoutException {
        if (lane.pending().length > 0) {
            KafkaLanePublisher publisher = new KafkaLanePublisher(
                    () -> kafka.laneProducer(new LaneId(lane.group(), lane.partition())),
                    Infrastructure.getDefaultWorkerPool());
            try {
                publisher
                        .publish(PendingBlob.decode(lane.pending()))
                        .subscribeAsCompletionStage()
                        .get(lanes.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                publisher.close();
            }
        }
    }

    private Set<String> groups() {
        return channels().keySet();
    }

    /** What each group reads; nothing while its channel is switched off. */
    private Map<String, List<String>> topics() {
        Map<String, List<String>> topics = new TreeMap<>();
        channels().forEach((group, channel) -> {
            if (config.getOptionalValue(channel + "enabled", Boolean.class).orElse(true)) {
                topics.put(group, config.getValues(channel + "topics", String.class));
            }
        });
        return topics;
    }

    /** The beginning of the names of each group's channel. */
    private SortedMap<String, String> channels() {
        SortedMap<String, String> channels = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            Matcher channel = CHANNEL_GROUP.matcher(name);
            if (channel.matches()) {
                String id = config.getValue(name, String.class);
                if (id.startsWith(prefix())) {
                    channels.put(id.substring(prefix().length()), channel.group(1));
                }
            }
        }
        return channels;
    }

    private String prefix() {
        return "ripen." + runtime.service() + ".";
    }
}
