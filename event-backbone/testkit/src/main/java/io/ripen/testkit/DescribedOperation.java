package io.ripen.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An operation of an OpenAPI document, and a request that reaches it and names nothing that there is.
 *
 * @param method {@code GET} and so on
 * @param name the method and the path with nameless parameters, as {@link ServedOperations} has it
 * @param samplePath the path with values, and parameters of the query that have an example
 * @param contentType of the request's body, if it has one
 * @param isOpen whether it explicitly needs no credentials
 * @param reason why it is open
 * @param credentials names of the security schemes of which it needs one
 * @param roles whom its security requirement lets in
 */
public record DescribedOperation(
        String method,
        String name,
        String samplePath,
        Optional<String> contentType,
        boolean isOpen,
        String reason,
        Set<String> credentials,
        List<String> roles) {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");
    private static final String NUMBER = "999999999";
    private static final String UUID = "018f6d3e-0000-7000-8000-000000000000";
    private static final String NOBODY = "nobody";

    /** Copies the lists. */
    public DescribedOperation {
        credentials = Set.copyOf(credentials);
        roles = List.copyOf(roles);
    }

    /** All operations of a document. */
    public static List<DescribedOperation> of(JsonNode document) {
        List<DescribedOperation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(of(document, path.getKey(), path.getValue(), operation));
                }
            }
        }
        return operations;
    }

    private static DescribedOperation of(
            JsonNode document, String path, JsonNode pathItem, Map.Entry<String, JsonNode> entry) {
        JsonNode operation = entry.getValue();
        String method = entry.getKey().toUpperCase(Locale.ROOT);
        JsonNode security = operation.has("security") ? operation.path("security") : document.path("security");
        Set<String> credentials = new HashSet<>();
        List<String> roles = new ArrayList<>();
        security.forEach(requirement -> requirement.fieldNames().forEachRemaining(credentials::add));
        security.forEach(requirement -> requirement.forEach(list -> list.forEach(role -> roles.add(role.asText()))));
        String sample = sample(path, List.of(pathItem.path("parameters"), operation.path("parameters")));
        JsonNode content = operation.path("requestBody").path("content");
        return new DescribedOperation(
                method,
                method + " " + ServedOperations.normal(path),
                sample,
                content.properties().stream().map(Map.Entry::getKey).findFirst(),
                security.isArray() && security.isEmpty(),
                operation.path(EndpointRights.REASON).asText(""),
                credentials,
                roles);
    }

    private static String sample(String path, List<JsonNode> parameters) {
        String sample = path;
        StringBuilder query = new StringBuilder();
        for (JsonNode list : parameters) {
            for (JsonNode parameter : list) {
                String name = parameter.path("name").asText();
                sample = sample.replace("{" + name + "}", value(parameter.path("schema")));
                if (parameter.path("in").asText().equals("query") && parameter.has("example")) {
                    query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
                    query.append(URLEncoder.encode(parameter.path("example").asText(), StandardCharsets.UTF_8));
                }
            }
        }
        return sample.replaceAll("\\{[^{}]+}", NOBODY) + query;
    }

    private static String value(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").path(0).asText();
        }
        if (schema.path("type").asText().equals("integer")) {
            return NUMBER;
        }
        return schema.path("format").asText().equals("uuid") ? UUID : NOBODY;
    }
}
