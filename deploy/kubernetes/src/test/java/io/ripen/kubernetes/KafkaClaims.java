package io.ripen.kubernetes;

import static io.ripen.kubernetes.Rendered.elements;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.contracts.Topic;
import io.ripen.docs.source.ServiceSource;
import io.ripen.docs.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Topics, rights and scaling, held against the contracts and the services' channels. */
final class KafkaClaims {
    private static final List<String> CONSUMERS = List.of("scoring", "lifecycle", "nurture");

    private KafkaClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "every topic of the contracts and of dead letters is there and no other",
                        "name: ripen\\.lead-scores\\.v1\n",
                        "name: ripen.lead-score.v1\n",
                        KafkaClaims::topics),
                new Claim(
                        "topics have the partitions that the services expect",
                        "ripen\\.lanes\\.partitions=24",
                        "ripen.lanes.partitions=12",
                        KafkaClaims::partitions),
                new Claim(
                        "topics keep what the contracts promise to keep",
                        "retention\\.ms: 7776000000",
                        "retention.ms: 777600000",
                        KafkaClaims::retention),
                new Claim(
                        "three copies and two in sync wherever an operator runs Kafka",
                        "min\\.insync\\.replicas: 2",
                        "min.insync.replicas: 1",
                        KafkaClaims::copies),
                new Claim(
                        "a service may write what its code publishes and no more",
                        "name: ripen\\.trigger-emails\\.v1, patternType: literal",
                        "name: ripen.privacy.v1, patternType: literal",
                        rendered -> rights(rendered, "Write", KafkaClaims::writes)),
                new Claim(
                        "a service may read what its channels read and no more",
                        "(type: topic, name: ripen\\.sales-feedback\\.v1.*\n *operations:) \\[Read]",
                        "$1 [Write]",
                        rendered -> rights(rendered, "Read", KafkaClaims::reads)),
                new Claim(
                        "services scale by the lag of every group and topic that they read",
                        "consumerGroup: ripen\\.scoring\\.score",
                        "consumerGroup: ripen.scoring.scores",
                        KafkaClaims::lag),
                new Claim(
                        "nothing scales beyond the partitions",
                        "maxReplicaCount: 24",
                        "maxReplicaCount: 25",
                        KafkaClaims::mostPods));
    }

    private static List<String> topics(Rendered rendered) {
        if (rendered.ofKind("Kafka").isEmpty()) {
            return List.of();
        }
        Set<String> wanted = new TreeSet<>();
        for (Topic topic : Topic.values()) {
            wanted.add(topic.topicName());
        }
        CONSUMERS.forEach(service -> ServiceSource.of(service)
                .reads()
                .forEach(topic -> wanted.add(byName(topic).deadLetterTopic(service))));
        Set<String> present = names(rendered, "KafkaTopic");
        return present.equals(wanted) ? List.of() : List.of("topics are " + present + ", not " + wanted);
    }

    private static Topic byName(String name) {
        return java.util.Arrays.stream(Topic.values())
                .filter(topic -> topic.topicName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is no topic of the contracts"));
    }

    private static List<String> partitions(Rendered rendered) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode topic : rendered.ofKind("KafkaTopic")) {
            for (String service : Sources.SERVICES) {
                String expected = rendered.properties(service).getProperty("ripen.lanes.partitions");
                String partitions = topic.at("/spec/partitions").asText();
                if (!partitions.equals(expected)) {
                    wrong.add(topic.at("/metadata/name").asText() + " has " + partitions + " partitions, " + service
                            + " expects " + expected);
                }
            }
        }
        return wrong;
    }

    private static List<String> retention(Rendered rendered) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode topic : rendered.ofKind("KafkaTopic")) {
            String name = topic.at("/metadata/name").asText();
            long wanted = name.contains(".dlq.")
                    ? Topic.DEAD_LETTER_RETENTION.toMillis()
                    : byName(name).retention().toMillis();
            JsonNode config = topic.at("/spec/config");
            if (config.path("retention.ms").asLong() != wanted
                    || !config.path("cleanup.policy").asText().equals("delete")) {
                wrong.add(name + " has " + config + ", not a retention of " + wanted);
            }
        }
        return wrong;
    }

    private static List<String> copies(Rendered rendered) {
        List<String> wrong = new ArrayList<>();
        rendered.ofKind("KafkaTopic").forEach(topic -> {
            if (topic.at("/spec/replicas").asInt() != 3
                    || topic.at("/spec/config/min.insync.replicas").asInt() != 2) {
                wrong.add(topic.at("/metadata/name").asText() + " is not kept three times with two in sync");
            }
        });
        for (JsonNode kafka : rendered.ofKind("Kafka")) {
            JsonNode config = kafka.at("/spec/kafka/config");
            if (config.path("default.replication.factor").asInt() != 3
                    || config.path("min.insync.replicas").asInt() != 2
                    || config.path("unclean.leader.election.enable").asBoolean(true)) {
                wrong.add("the brokers keep fewer copies: " + config);
            }
            for (String service : Sources.SERVICES) {
                var properties = rendered.properties(service);
                if (!"3".equals(properties.getProperty("ripen.lanes.replication-factor"))
                        || !"2".equals(properties.getProperty("ripen.lanes.min-in-sync-replicas"))) {
                    wrong.add(service + " would create topics with fewer copies");
                }
            }
        }
        return wrong;
    }

    private static Set<String> writes(String service) {
        ServiceSource source = ServiceSource.of(service);
        Set<String> topics = new TreeSet<>(source.writes());
        source.reads().forEach(topic -> topics.add(byName(topic).deadLetterTopic(service)));
        return topics;
    }

    private static Set<String> reads(String service) {
        ServiceSource source = ServiceSource.of(service);
        Set<String> names = new TreeSet<>(source.reads());
        names.addAll(source.groups().keySet());
        return names;
    }

    private static List<String> rights(
            Rendered rendered, String operation, java.util.function.Function<String, Set<String>> wanted) {
        List<String> wrong = new ArrayList<>();
        if (rendered.ofKind("Kafka").isEmpty()) {
            return wrong;
        }
        for (String service : Sources.SERVICES) {
            Set<String> present = elements(
                            rendered.get("KafkaUser", "ripen-" + service).at("/spec/authorization/acls"))
                    .filter(right -> elements(right.path("operations"))
                            .anyMatch(name -> name.asText().equals(operation)))
                    .map(right -> right.at("/resource/name").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!present.equals(wanted.apply(service))) {
                wrong.add(service + " has " + operation + " for " + present + ", and needs " + wanted.apply(service));
            }
        }
        return wrong;
    }

    private static List<String> lag(Rendered rendered) {
        List<String> wrong = new ArrayList<>();
        for (JsonNode scaled : rendered.ofKind("ScaledObject")) {
            String service = Objects.requireNonNull(
                            scaled.at("/spec/scaleTargetRef/name").asText())
                    .replace("ripen-", "");
            Map<String, Set<String>> triggers = new TreeMap<>();
            elements(scaled.at("/spec/triggers"))
                    .map(trigger -> trigger.path("metadata"))
                    .forEach(trigger -> triggers.computeIfAbsent(
                                    trigger.path("consumerGroup").asText(), group -> new TreeSet<>())
                            .add(trigger.path("topic").asText()));
            if (!triggers.equals(ServiceSource.of(service).groups())) {
                wrong.add(service + " scales by " + triggers + ", and reads "
                        + ServiceSource.of(service).groups());
            }
        }
        return wrong;
    }

    private static List<String> mostPods(Rendered rendered) {
        List<String> wrong = new ArrayList<>();
        for (String service : CONSUMERS) {
            int partitions = Integer.parseInt(rendered.properties(service).getProperty("ripen.lanes.partitions"));
            int most = rendered.mostPods(service);
            int least = rendered.find("ScaledObject", "ripen-" + service)
                    .map(scaled -> scaled.at("/spec/minReplicaCount").asInt())
                    .orElse(most);
            if (most > partitions || least < 1 || least > most) {
                wrong.add(service + " has " + least + " to " + most + " pods and " + partitions + " partitions");
            }
        }
        return wrong;
    }

    private static Set<String> names(Rendered rendered, String kind) {
        return rendered.ofKind(kind).stream()
                .map(object -> object.at("/metadata/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
