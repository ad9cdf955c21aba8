package io.ripen.bench.scoring;

import io.ripen.bench.load.CpuClock;
import io.ripen.bench.server.Servers;
import io.ripen.bench.streams.StreamsContender;
import io.ripen.contracts.Topic;
import io.ripen.lanes.kafka.TopicProvisioner;
import io.ripen.lanes.kafka.TopicProvisioner.TopicSettings;
import io.ripen.local.process.Installation;
import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.local.process.RunningProcess;
import io.ripen.local.server.LocalServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** A broker with Ripen's topics and a database, both new, for one contender. */
final class Workplace implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Servers servers;
    private final Admin admin;

    private Workplace(Servers servers) {
        this.servers = servers;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers.broker().bootstrapServers()));
    }

    /** Starts both in an empty folder and creates all topics. */
    static Workplace open(Installation installation, Path folder) {
        Workplace workplace = new Workplace(Servers.open(installation, folder));
        try {
            workplace.createTopics();
            return workplace;
        } catch (LocalFailure failure) {
            workplace.close();
            throw failure;
        }
    }

    private void createTopics() {
        try {
            new TopicProvisioner(admin, ANSWER_LIMIT)
                    .provision("scoring", Set.of(), new TopicSettings(Topic.DEFAULT_PARTITIONS, (short) 1, 1));
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalFailure("The topics could not be created: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        List<NewTopic> own = StreamsContender.TOPICS.stream()
                .map(topic -> new NewTopic(topic, Topic.DEFAULT_PARTITIONS, (short) 1))
                .toList();
        get(admin.createTopics(own).all());
    }

    Path folder() {
        return servers.folder();
    }

    String bootstrapServers() {
        return servers.broker().bootstrapServers();
    }

    int databasePort() {
        return servers.database().port();
    }

    /** A session in the database; the caller closes it. */
    Connection connect() throws SQLException {
        return servers.database().connect();
    }

    /** Waits until scoring-service has made its tables and taken its lanes. */
    void awaitLanes() {
        boolean taken = Polling.until(START_LIMIT, () -> {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet lanes =
                            statement.executeQuery("select count(*) from scoring.lane where lane_group = 'score'")) {
                return lanes.next() && lanes.getInt(1) == Topic.DEFAULT_PARTITIONS;
            } catch (SQLException notYet) {
                return false;
            }
        });
        if (!taken) {
            throw new LocalFailure("scoring-service has not taken its lanes; see its log.");
        }
    }

    /** CPU seconds that the broker has used. */
    double brokerSeconds() {
        return seconds(servers.broker());
    }

    /** CPU seconds that the database has used, all its processes together. */
    double databaseSeconds() {
        return seconds(servers.database());
    }

    private static double seconds(LocalServer server) {
        return server.process().map(RunningProcess::pid).map(CpuClock::seconds).orElse(Double.NaN);
    }

    /** How many touchpoints the group has not read yet; what it says about itself comes up to half a second late. */
    long unread(String group) {
        Map<TopicPartition, Long> ends = ends(Topic.TOUCHPOINTS);
        Map<TopicPartition, OffsetAndMetadata> read =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata place = read.get(end.getKey());
                    return end.getValue() - (place == null ? 0 : place.offset());
                })
                .sum();
    }

    /** Where the topics of scores end, those of leads and of accounts, all partitions together. */
    long published() {
        return Stream.of(Topic.LEAD_SCORES, Topic.ACCOUNT_SCORES)
                .flatMap(topic -> ends(topic).values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private Map<TopicPartition, Long> ends(Topic topic) {
        Map<TopicPartition, OffsetSpec> places = java.util.stream.IntStream.range(0, Topic.DEFAULT_PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
                .collect(Collectors.toMap(Function.identity(), place -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                get(admin.listOffsets(places).all());
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new LocalFailure("The broker did not answer: " + failed.getCause(), failed);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static LocalFailure interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new LocalFailure("Interrupted while the broker was asked.", cause);
    }

    /** Stops both and deletes what they kept; logs stay. */
    @Override
    public void close() {
        admin.close();
        servers.close();
    }
}
