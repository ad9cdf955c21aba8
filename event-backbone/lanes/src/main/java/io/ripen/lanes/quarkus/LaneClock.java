package io.ripen.lanes.quarkus;

import io.quarkus.runtime.StartupEvent;
import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.LaneStatus;
import io.ripen.lanes.postgres.AnswerLimit;
import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.lanes.postgres.WaitingLanes;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** What happens to the lanes by time: due timers, waiting commands, verification, and offsets for lag tools. */
@ApplicationScoped
public class LaneClock {
    private static final Logger LOG = Logger.getLogger(LaneClock.class);

    private final LaneRuntime runtime;
    private final LanesConfig config;
    private final PeriodicTasks tasks;
    private final Pool pool;
    private final CommandInbox inbox;
    private final KafkaClientService consumers;
    private final Clock clock;
    private final Map<Place, Long> committed = new ConcurrentHashMap<>();

    @Inject
    LaneClock(
            LaneRuntime runtime,
            LanesConfig config,
            Vertx vertx,
            Pool pool,
            CommandInbox inbox,
            KafkaClientService consumers,
            Clock clock) {
        this.runtime = runtime;
        this.config = config;
        this.tasks = new PeriodicTasks(vertx);
        this.pool = pool;
        this.inbox = inbox;
        this.consumers = consumers;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        every(config.attentionInterval(), "attention", this::wakeLanes);
        every(config.offsetCommitInterval(), "offset-commit", this::commitOffsets);
        every(Duration.ofHours(1), "forget-commands", this::forgetCommands);
        every(config.verifyInterval(), "verify", this::verifyLanes);
    }

    @PreDestroy
    void stop() {
        tasks.stop();
    }

    private void every(Duration interval, String name, Supplier<Uni<Void>> task) {
        tasks.every(
                interval,
                () -> AnswerLimit.within(config.answerLimit(), task.get()),
                (level, failure) -> LOG.logf(
                        level,
                        failure,
                        "RIPEN-L-008 periodic task fails, and is tried again task=%s interval=%s",
                        name,
                        interval));
    }

    private Uni<Void> wakeLanes() {
        List<LaneId> own = runtime.statuses().map(LaneStatus::lane).toList();
        return WaitingLanes.of(pool, own, clock.instant())
                .invoke(waiting -> waiting.forEach(lane -> runtime.attend(lane.group(), lane.partition())))
                .replaceWithVoid();
    }

    /** Ends when the last one has answered: one that fails keeps no other from its answer. */
    private Uni<Void> verifyLanes() {
        List<Uni<Void>> lanes = runtime.groups().flatMap(LaneGroup::verify).toList();
        return lanes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine()
                        .all()
                        .unis(lanes)
                        .collectFailures()
                        .discardItems()
                        .onFailure(CompositeException.class)
                        .transform(failures -> failures.getCauses().getFirst());
    }

    private Uni<Void> forgetCommands() {
        return inbox.forgetAnsweredBefore(clock.instant().minus(config.commandMemory()))
                .replaceWithVoid();
    }

    private Uni<Void> commitOffsets() {
        Map<String, Map<TopicPartition, OffsetAndMetadata>> moved = new HashMap<>();
        runtime.statuses().filter(status -> status.pendingSince() == null).forEach(status -> {
            String group = "ripen." + runtime.service() + "." + status.lane().group();
            status.positions().forEach((topic, position) -> {
                TopicPartition place = new TopicPartition(topic, status.lane().partition());
                if (!Long.valueOf(position.nextOffset()).equals(committed.get(new Place(group, place)))) {
                    moved.computeIfAbsent(group, ofGroup -> new HashMap<>())
                            .put(place, new OffsetAndMetadata(position.nextOffset()));
                }
            });
        });
        if (moved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Uni<Void>> commits = consumers.getConsumerChannels().stream()
                .flatMap(channel -> consumers.getConsumers(channel).stream())
                .map(consumer -> commitWith(consumer, moved))
                .toList();
        return commits.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.combine().all().unis(commits).discardItems();
    }

    private Uni<Void> commitWith(
            KafkaConsumer<?, ?> consumer, Map<String, Map<TopicPartition, OffsetAndMetadata>> moved) {
        java.util.function.Consumer<Consumer<?, ?>> commit = polling -> commit(polling, moved);
        return consumer.runOnPollingThread(commit::accept);
    }

    /** Several groups may read one topic: each consumer commits what its own group's lanes have done. */
    private void commit(Consumer<?, ?> consumer, Map<String, Map<TopicPartition, OffsetAndMetadata>> moved) {
        String group = consumer.groupMetadata().groupId();
        Map<TopicPartition, OffsetAndMetadata> own = new HashMap<>(moved.getOrDefault(group, Map.of()));
        own.keySet().retainAll(consumer.assignment());
        if (!own.isEmpty()) {
            consumer.commitAsync(own, (offsets, failure) -> {
                if (failure == null) {
                    offsets.forEach((place, offset) -> committed.put(new Place(group, place), offset.offset()));
                }
            });
        }
    }

    /** A partition as one consumer group sees it. */
    private record Place(String group, TopicPartition partition) {}
}
