package io.ripen.ingest.snowplow;

import io.ripen.ingest.reading.Mutations;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Requests of trackers that are almost right, on the outside or within their encoded parts. */
final class MutatedPayloads {
    private static final String EVENT = """
            {"schema":"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0","data":{"schema":"iglu:%s/jsonschema/1-0-0",
            "data":{"formId":"f","targetUrl":"https://www.example.com/a.pdf","type":"form-fill","elements":[{"name":"email","value":"a@example.com"}],
            "eventType":"allow_all","consentScopes":["analytics"],"facts":{"email":"a@example.com"},"email":"a@example.com"}}}""".replace("\n", "");
    private static final String ENTITIES = """
            {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0","data":[
            {"schema":"iglu:com.snowplowanalytics.snowplow/client_session/jsonschema/1-0-2","data":{"userId":"u","sessionId":"s"}},
            {"schema":"iglu:com.acme/thing/jsonschema/1-0-0","data":{"a":[1,2],"b":{"c":"d"}}}]}""".replace("\n", "");
    private static final List<String> SCHEMAS = List.of(
            Schemas.TOUCHPOINT,
            Schemas.LINK_CLICK,
            Schemas.SUBMIT_FORM,
            Schemas.CONSENT_PREFERENCES,
            Schemas.CONSENT_WITHDRAWN,
            Schemas.IDENTIFY,
            Schemas.SCREEN_VIEW,
            "com.acme/other");

    private MutatedPayloads() {}

    static byte[] body(Random random) {
        String events = parameters(random).entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + escaped(entry.getValue()) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        String body = "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":["
                + events + "," + events + "]}";
        return random.nextInt(3) == 0 ? Mutations.of(body, random) : body.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] query(Random random) {
        String query = parameters(random).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return random.nextInt(3) == 0 ? Mutations.of(query, random) : query.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> parameters(Random random) {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "e", Mutations.any(List.of("pv", "pp", "se", "tr", "ti", "ue", "ue", "ue", "zz"), random),
                "eid", "e-" + random.nextInt(1000),
                "aid", "browser-key-of-www-0001",
                "duid", "browser-1",
                "dtm", "1795326795492",
                "stm", "1795326795533",
                "url", "https://www.example.com/pricing",
                "se_va", "12.5"));
        byte[] event = Mutations.of(EVENT.formatted(Mutations.any(SCHEMAS, random)), random);
        put(parameters, random, "ue_px", "ue_pr", event);
        put(parameters, random, "cx", "co", Mutations.of(ENTITIES, random));
        if (random.nextInt(3) == 0) {
            String name = Mutations.any(List.copyOf(parameters.keySet()), random);
            parameters.put(name, new String(Mutations.of(parameters.get(name), random), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void put(Map<String, String> parameters, Random random, String encoded, String plain, byte[] json) {
        switch (random.nextInt(4)) {
            case 0 ->
                parameters.put(encoded, Base64.getUrlEncoder().withoutPadding().encodeToString(json));
            case 1 -> parameters.put(encoded, Base64.getEncoder().encodeToString(json));
            default -> parameters.put(plain, new String(json, StandardCharsets.UTF_8));
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\u0000", "\\u0000");
    }
}
