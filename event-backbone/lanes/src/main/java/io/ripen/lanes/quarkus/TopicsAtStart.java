package io.ripen.lanes.quarkus;

import io.quarkus.runtime.StartupEvent;
import io.ripen.lanes.kafka.TopicProvisioner;
import io.ripen.lanes.kafka.TopicProvisioner.Mismatch;
import io.ripen.lanes.kafka.TopicProvisioner.TopicSettings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.errors.RetriableException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Makes sure of the topics before any channel is opened. A wrong partition count refuses the start. */
@ApplicationScoped
public class TopicsAtStart {
    private static final Logger LOG = Logger.getLogger(TopicsAtStart.class);
    private static final Pattern CHANNEL_TOPICS = Pattern.compile("mp\\.messaging\\.incoming\\.[^.]+\\.topics");

    /** Some failures come at once, such as that of a topic that was created a moment ago. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final LaneRuntime runtime;
    private final KafkaClients kafka;
    private final LanesConfig lanes;
    private final Config config;

    @Inject
    TopicsAtStart(LaneRuntime runtime, KafkaClients kafka, LanesConfig lanes, Config config) {
        this.runtime = runtime;
        this.kafka = kafka;
        this.lanes = lanes;
        this.config = config;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event)
            throws InterruptedException, ExecutionException {
        List<Mismatch> mismatches = provision();
        mismatches.forEach(mismatch -> LOG.warnf(
                "RIPEN-L-010 topic has another setting topic=%s setting=%s expected=%s actual=%s",
                mismatch.topic(), mismatch.setting(), mismatch.expected(), mismatch.actual()));
        mismatches.stream().filter(Mismatch::fatal).findFirst().ifPresent(mismatch -> {
            throw new IllegalStateException(
                    "Topic %s has %s partitions and ripen.lanes.partitions is %s. Set ripen.lanes.partitions to what the topics have; all topics of Ripen need the same number."
                            .formatted(mismatch.topic(), mismatch.actual(), mismatch.expected()));
        });
    }

    private List<Mismatch> provision() throws InterruptedException, ExecutionException {
        TopicSettings settings =
                new TopicSettings(lanes.partitions(), lanes.replicationFactor(), lanes.minInSyncReplicas());
        TopicProvisioner provisioner = new TopicProvisioner(kafka.admin(), Duration.ofSeconds(10));
        long deadline = System.nanoTime() + lanes.startTimeout().toNanos();
        while (true) {
            try {
                return provisioner.provision(runtime.service(), inputTopics(), settings);
            } catch (TimeoutException e) {
                waitForBroker(deadline, e);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException)) {
                    throw e;
                }
                waitForBroker(deadline, e);
            }
        }
    }

    private void waitForBroker(long deadline, Exception failure) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException(
                    "Kafka at %s did not answer within %s (setting ripen.lanes.start-timeout). Start it, or correct kafka.bootstrap.servers."
                            .formatted(kafka.bootstrapServers(), lanes.startTimeout()),
                    failure);
        }
        LOG.warnf("RIPEN-L-009 waiting for Kafka servers=%s", kafka.bootstrapServers());
        Thread.sleep(PAUSE);
    }

    private Set<String> inputTopics() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> CHANNEL_TOPICS.matcher(name).matches())
                .flatMap(name ->
                        Arrays.stream(config.getValue(name, String.class).split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
    }
}
