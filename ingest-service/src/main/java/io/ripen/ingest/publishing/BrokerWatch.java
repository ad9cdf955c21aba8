package io.ripen.ingest.publishing;

import io.quarkus.runtime.StartupEvent;
import io.ripen.contracts.Topic;
import io.ripen.ingest.config.IngestSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker at an interval whether it could take events: without traffic nothing else would notice that it is
 * gone, or that it is back. Runs on a thread of its own, so that ingest starts, alive but not ready, without Kafka.
 */
@Singleton
class BrokerWatch {
    private static final Logger LOG = Logger.getLogger(BrokerWatch.class);
    private static final List<String> TOPICS =
            List.of(Topic.TOUCHPOINTS.topicName(), Topic.TOUCHPOINTS_REJECTED.topicName());
    private static final Duration WHILE_IN_TROUBLE = Duration.ofMillis(200);

    private final KafkaSettings kafka;
    private final TopicCheck topics;
    private final BrokerState broker;
    private final Duration interval;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ripen-broker-watch").daemon().factory());
    private volatile @Nullable Admin admin;
    private boolean topicsAreRight;

    @Inject
    BrokerWatch(KafkaSettings kafka, TopicCheck topics, BrokerState broker, IngestSettings settings) {
        this.kafka = kafka;
        this.topics = topics;
        this.broker = broker;
        this.interval = settings.checkInterval();
    }

    void start(@Observes StartupEvent started) {
        thread.execute(this::checkForEver);
    }

    private void checkForEver() {
        check();
        Duration delay = broker.isReachable() ? interval : WHILE_IN_TROUBLE;
        try {
            Future<?> unused = thread.schedule(this::checkForEver, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("the broker watch has stopped");
        }
    }

    private void check() {
        try {
            // Not at start: while Kafka's name does not resolve, there is no client.
            Admin client = admin == null ? Admin.create(kafka.admin()) : admin;
            admin = client;
            check(client);
        } catch (ExecutionException failed) {
            broker.unreachable(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException | KafkaException | IllegalStateException failed) {
            broker.unreachable(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(Admin client) throws InterruptedException, ExecutionException, TimeoutException {
        if (!topicsAreRight) {
            Optional<String> wrong = topics.check(client);
            if (wrong.isPresent()) {
                broker.unusable(wrong.get());
                return;
            }
            topicsAreRight = true;
        }
        boolean led = client.describeTopics(TOPICS).allTopicNames().get().values().stream()
                .allMatch(BrokerWatch::everyPartitionHasALeader);
        if (led) {
            broker.reachable();
        } else {
            broker.unreachable("a partition has no leader");
        }
    }

    private static boolean everyPartitionHasALeader(TopicDescription topic) {
        return topic.partitions().stream()
                .allMatch(partition ->
                        partition.leader() != null && !partition.leader().isEmpty());
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
        Admin client = admin;
        if (client != null) {
            client.close(Duration.ZERO);
        }
    }
}
