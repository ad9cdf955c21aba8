package io.ripen.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads objects with the types of their makers and finds members that these do not know. */
final class TypedModels {
    private static final Map<String, Class<? extends HasMetadata>> STRIMZI = Map.of(
            "Kafka", Kafka.class,
            "KafkaNodePool", KafkaNodePool.class,
            "KafkaTopic", KafkaTopic.class,
            "KafkaUser", KafkaUser.class);

    /**
     * Kinds whose makers publish neither Java types nor a schema on Maven Central: those of KEDA (its only models in a
     * registry are validators compiled to JavaScript) and of CloudNativePG. Their members are held by {@link KafkaClaims}
     * and {@link PodClaims} alone. A ServiceMonitor has the types of Fabric8's OpenShift model.
     */
    static final Set<String> WITHOUT_TYPES = Set.of("ScaledObject", "TriggerAuthentication", "Cluster");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KubernetesSerialization CORE = new KubernetesSerialization();

    private TypedModels() {}

    /** What the type of an object does not know; empty if all is known. */
    static List<String> unknown(JsonNode object) throws IOException {
        Class<? extends HasMetadata> strimzi = STRIMZI.get(object.path("kind").asText());
        String text = object.toString();
        Object typed = strimzi == null ? CORE.unmarshal(text) : JSON.readValue(text, strimzi);
        if (typed instanceof io.fabric8.kubernetes.api.model.GenericKubernetesResource) {
            return List.of("no type for " + object.path("kind"));
        }
        JsonNode again = strimzi == null ? JSON.readTree(CORE.asJson(typed)) : JSON.valueToTree(typed);
        List<String> unknown = new ArrayList<>();
        walk(typed, "", unknown);
        lost(object, again, "", unknown);
        return unknown;
    }

    /** Members that are known to nobody are kept apart by the types of both makers. */
    private static void walk(Object value, String path, List<String> unknown) throws IOException {
        if (value instanceof List<?> list) {
            for (Object element : list) {
                walk(element, path + "[]", unknown);
            }
            return;
        }
        if (!value.getClass().getName().matches("io\\.(fabric8|strimzi)\\..*")) {
            return;
        }
        for (var method : value.getClass().getMethods()) {
            if (method.getParameterCount() == 0
                    && method.getName().startsWith("get")
                    && !method.getName().equals("getClass")) {
                try {
                    Object member = method.invoke(value);
                    if (method.getName().equals("getAdditionalProperties")) {
                        if (member instanceof Map<?, ?> more && !more.isEmpty()) {
                            unknown.add(path + more.keySet());
                        }
                    } else if (member != null) {
                        walk(member, path + "/" + method.getName().substring(3), unknown);
                    }
                } catch (ReflectiveOperationException e) {
                    throw new IOException(e);
                }
            }
        }
    }

    private static void lost(JsonNode before, JsonNode after, String path, List<String> unknown) {
        if (before.isObject()) {
            before.properties().forEach(entry -> {
                JsonNode member = after.path(entry.getKey());
                boolean nothing =
                        entry.getValue().isEmpty() && !entry.getValue().isValueNode();
                if (member.isMissingNode() && !entry.getValue().isNull() && !nothing) {
                    unknown.add(path + "/" + entry.getKey());
                } else {
                    lost(entry.getValue(), member, path + "/" + entry.getKey(), unknown);
                }
            });
        }
    }
}
