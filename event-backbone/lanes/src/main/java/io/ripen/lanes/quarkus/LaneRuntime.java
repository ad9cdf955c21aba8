package io.ripen.lanes.quarkus;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.opentelemetry.api.OpenTelemetry;
import io.ripen.contracts.Topic;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.DeadLetterTopics;
import io.ripen.lanes.engine.Lane;
import io.ripen.lanes.engine.LanePorts;
import io.ripen.lanes.engine.LaneSettings;
import io.ripen.lanes.engine.LaneStatus;
import io.ripen.lanes.engine.LaneTurns;
import io.ripen.lanes.engine.RecordCodec;
import io.ripen.lanes.json.CloudEventCodec;
import io.ripen.lanes.kafka.KafkaLanePublisher;
import io.ripen.lanes.kafka.KafkaTopicInspector;
import io.ripen.lanes.kafka.Partitions;
import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.lanes.postgres.PgFailureClassifier;
import io.ripen.lanes.postgres.PgLaneStore;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the lane groups of a service and keeps them together for health, timers and commands. */
@ApplicationScoped
public class LaneRuntime {
    private final Map<String, LaneGroup> groups = new ConcurrentHashMap<>();
    private final LanesConfig config;
    private final LaneTurns turns;
    private final Vertx vertx;
    private final Pool pool;
    private final KafkaClients kafka;
    private final MeterRegistry registry;
    private final RecordCodec codec;
    private final String service;
    private final Clock clock;

    @Inject
    LaneRuntime(
            LanesConfig config,
            Vertx vertx,
            Pool pool,
            KafkaClients kafka,
            MeterRegistry registry,
            OpenTelemetry telemetry,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.config = config;
        this.vertx = vertx;
        this.pool = pool;
        this.kafka = kafka;
        this.registry = registry;
        this.codec = new TracingCodec(new CloudEventCodec(), telemetry);
        this.clock = clock;
        this.service = application.replace("-service", "");
        this.turns = new LaneTurns(config.turns(), config.patience(), clock);
    }

    /**
     * Makes a lane group whose effects somebody waits for.
     *
     * @param name its name, unique within the service; it names rows in the database and must never change. The
     *     channel's {@code group.id} is {@code ripen.<service>.<name>}
     * @param topics its input topics, all with the same number of partitions
     * @param handler the service's decision
     */
    public LaneGroup group(String name, List<Topic> topics, LaneHandler<SqlConnection> handler) {
        return group(name, topics, handler, config.pace());
    }

    /**
     * Makes a lane group whose effects nobody waits for: its lanes have the slower {@link LanesConfig#gatheringPace()},
     * so that one transaction serves many.
     *
     * @param name as of {@link #group}
     * @param topics as of {@link #group}
     * @param handler as of {@link #group}
     */
    public LaneGroup gatheringGroup(String name, List<Topic> topics, LaneHandler<SqlConnection> handler) {
        return group(name, topics, handler, config.gatheringPace());
    }

    private LaneGroup group(String name, List<Topic> topics, LaneHandler<SqlConnection> handler, Duration pace) {
        LaneMetrics metrics = new LaneMetrics(registry, name);
        LaneSettings settings = settings(pace);
        List<String> topicNames = topics.stream().map(Topic::topicName).toList();
        LaneGroup group = new LaneGroup(name, topicNames, lane -> lane(lane, topicNames, handler, settings, metrics));
        if (groups.putIfAbsent(name, group) != null) {
            throw new IllegalStateException("there is a lane group " + name + " already; each needs its own name");
        }
        gauges(group);
        return group;
    }

    private LaneSettings settings(Duration pace) {
        return new LaneSettings(
                config.maxRecords(),
                config.maxBatchBytes(),
                config.maxWaitingBytes(),
                pace,
                config.maxTimers(),
                config.maxCommands(),
                config.minBackoff(),
                config.maxBackoff(),
                config.poisonAttempts(),
                config.maxConsecutiveDeadLetters(),
                config.maxRecordBytes());
    }

    private Lane<SqlConnection> lane(
            LaneId id,
            List<String> topics,
            LaneHandler<SqlConnection> handler,
            LaneSettings settings,
            LaneMetrics metrics) {
        LanePorts<SqlConnection> ports = new LanePorts<>(
                new PgLaneStore(pool, config.answerLimit()),
                new KafkaLanePublisher(() -> kafka.laneProducer(id), Infrastructure.getDefaultWorkerPool()),
                new KafkaTopicInspector(kafka.admin()),
                codec,
                handler,
                new DeadLetterTopics(service, id.partition()),
                new PgFailureClassifier(),
                turns,
                new VertxLaneScheduler(vertx),
                clock,
                metrics);
        return new Lane<>(id, topics, ports, settings);
    }

    private void gauges(LaneGroup group) {
        Tags tags = Tags.of("group", group.name());
        registry.gauge(
                "ripen.lane.lag",
                tags,
                group,
                lanes -> lanes.statuses().mapToLong(LaneStatus::lag).sum());
        registry.gauge(
                "ripen.lane.owned", tags, group, lanes -> lanes.statuses().count());
        registry.gauge(
                "ripen.lane.stopped",
                tags,
                group,
                lanes -> lanes.statuses()
                        .filter(status -> status.activity() == LaneStatus.Activity.STOPPED)
                        .count());
        registry.gauge(
                "ripen.lane.pending.age.seconds",
                tags,
                group,
                lanes -> lanes.statuses()
                        .mapToDouble(status -> LaneHealth.secondsSince(status.pendingSince(), clock.instant()))
                        .max()
                        .orElse(0));
    }

    /** The inbox for commands to this service's lanes. */
    @Produces
    @Singleton
    CommandInbox commandInbox() {
        return new CommandInbox(
                pool,
                key -> Partitions.of(key, config.partitions()),
                (group, partition) -> attend(group, partition),
                config.commandPollInterval(),
                config.commandTimeout());
    }

    /** Short name of the service, for example {@code scoring}. */
    String service() {
        return service;
    }

    void attend(String group, int partition) {
        LaneGroup lanes = groups.get(group);
        if (lanes != null) {
            lanes.attend(partition);
        }
    }

    Stream<LaneGroup> groups() {
        return groups.values().stream();
    }

    Stream<LaneStatus> statuses() {
        return groups().flatMap(LaneGroup::statuses);
    }
}
