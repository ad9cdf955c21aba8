package io.ripen.lanes.kafka;

import io.ripen.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that a service reads and writes, and reports those that exist with other settings. It changes
 * nothing that exists. Blocking: called once, at start.
 */
public final class TopicProvisioner {
    private final Admin admin;
    private final Duration timeout;

    /**
     * A provisioner on an open admin client.
     *
     * @param admin the client
     * @param timeout longest wait for each answer
     */
    public TopicProvisioner(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /**
     * How topics are to be.
     *
     * @param partitions number of partitions, the same for all
     * @param replicationFactor copies of each partition; -1 for the broker's default
     * @param minInSyncReplicas copies that must have a record before it is acknowledged
     */
    public record TopicSettings(int partitions, short replicationFactor, int minInSyncReplicas) {}

    /**
     * A topic that exists with another setting.
     *
     * @param topic its name
     * @param setting which setting
     * @param expected what Ripen creates it with
     * @param actual what it has
     */
    public record Mismatch(String topic, String setting, String expected, String actual) {
        /** Whether lanes cannot work with it: they need the same number of partitions everywhere. */
        public boolean fatal() {
            return "partitions".equals(setting);
        }
    }

    /**
     * Makes sure of all topics of Ripen and of the service's dead-letter topics for the ones it reads.
     *
     * @param service short name of the service
     * @param reads names of the topics it reads
     * @param settings how they are to be
     * @return the settings that differ on topics that existed before
     * @throws TimeoutException if the broker did not answer in time
     * @throws ExecutionException if the broker refused
     * @throws InterruptedException if the thread was interrupted
     */
    public List<Mismatch> provision(String service, Set<String> reads, TopicSettings settings)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, NewTopic> wanted = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            wanted.put(topic.topicName(), newTopic(topic.topicName(), topic.retention(), settings));
            if (reads.contains(topic.topicName())) {
                String name = topic.deadLetterTopic(service);
                wanted.put(name, newTopic(name, Topic.DEAD_LETTER_RETENTION, settings));
            }
        }
        create(wanted.values());
        return compare(wanted, settings);
    }

    private static NewTopic newTopic(String name, Duration retention, TopicSettings settings) {
        return new NewTopic(name, settings.partitions(), settings.replicationFactor())
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(settings.minInSyncReplicas())));
    }

    private void create(Collection<NewTopic> topics) throws InterruptedException, ExecutionException, TimeoutException {
        CreateTopicsResult result = admin.createTopics(topics);
        for (KafkaFuture<Void> created : result.values().values()) {
            try {
                get(created);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private List<Mismatch> compare(Map<String, NewTopic> wanted, TopicSettings settings)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Mismatch> mismatches = new ArrayList<>();
        Map<String, TopicDescription> descriptions =
                get(admin.describeTopics(wanted.keySet()).allTopicNames());
        Map<ConfigResource, Config> configs = get(admin.describeConfigs(wanted.keySet().stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all());
        wanted.forEach((name, topic) -> {
            TopicDescription description = descriptions.get(name);
            if (description != null) {
                int partitions = description.partitions().size();
                differ(mismatches, name, "partitions", settings.partitions(), partitions);
            }
            Config actual = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, name));
            topic.configs().forEach((key, value) -> {
                if (actual != null && actual.get(key) != null) {
                    differ(mismatches, name, key, value, actual.get(key).value());
                }
            });
        });
        return mismatches;
    }

    private static void differ(
            List<Mismatch> mismatches, String topic, String setting, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            mismatches.add(new Mismatch(topic, setting, expected.toString(), actual.toString()));
        }
    }

    private <R> R get(KafkaFuture<R> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
