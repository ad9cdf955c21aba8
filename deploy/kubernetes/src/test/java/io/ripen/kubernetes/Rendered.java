package io.ripen.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects that the chart renders, as they would be sent to Kubernetes. */
final class Rendered {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final ObjectMapper YAML = new ObjectMapper(FACTORY);

    private final List<JsonNode> objects;

    private Rendered(List<JsonNode> objects) {
        this.objects = objects;
    }

    static Rendered parse(String text) {
        List<JsonNode> objects = new ArrayList<>();
        try (var parser = FACTORY.createParser(new StringReader(text))) {
            YAML.<JsonNode>readValues(parser, JsonNode.class).forEachRemaining(node -> {
                if (node.isObject()) {
                    objects.add(node);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Rendered(objects);
    }

    List<JsonNode> all() {
        return objects;
    }

    List<JsonNode> ofKind(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    Optional<JsonNode> find(String kind, String name) {
        return ofKind(kind).stream()
                .filter(object -> object.at("/metadata/name").asText().equals(name))
                .findFirst();
    }

    JsonNode get(String kind, String name) {
        return find(kind, name).orElseThrow(() -> new AssertionError("no " + kind + " " + name + " was rendered"));
    }

    /** The StatefulSet of ingest, the Deployment of any other service. */
    JsonNode workload(String service) {
        return get(service.equals("ingest") ? "StatefulSet" : "Deployment", "ripen-" + service);
    }

    JsonNode pod(String service) {
        return workload(service).at("/spec/template/spec");
    }

    JsonNode container(String service) {
        return pod(service).at("/containers/0");
    }

    /** What the service reads as its application.properties. */
    Properties properties(String service) {
        Properties properties = new Properties();
        try (StringReader reader = new StringReader(get("ConfigMap", "ripen-" + service)
                .at("/data/application.properties")
                .asText())) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The containers of the service's pod, those that run before it first. */
    List<JsonNode> containers(String service) {
        return Stream.of("initContainers", "containers")
                .flatMap(list -> elements(pod(service).path(list)))
                .toList();
    }

    /** The environment variables of all of them. */
    Stream<JsonNode> variables(String service) {
        return containers(service).stream().flatMap(container -> elements(container.path("env")));
    }

    /** The most pods that the service may have. */
    int mostPods(String service) {
        JsonNode workload = workload(service);
        return find("ScaledObject", "ripen-" + service)
                .map(scaled -> scaled.at("/spec/maxReplicaCount").asInt())
                .or(() -> find("HorizontalPodAutoscaler", "ripen-" + service)
                        .map(scaled -> scaled.at("/spec/maxReplicas").asInt()))
                .orElseGet(() -> workload.at("/spec/replicas").asInt());
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new TreeMap<>();
        object.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }
}
