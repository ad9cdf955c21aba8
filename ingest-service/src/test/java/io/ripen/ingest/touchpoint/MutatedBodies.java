package io.ripen.ingest.touchpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Request bodies that are almost right: good events with swapped values, cut ends, flipped bytes, repeated parts. */
final class MutatedBodies {
    private static final String EVENT = """
            {"id":"%s","site":"www","visitorId":"ann","userId":"4711","type":"form-fill","name":"demo",
            "timestamp":"2026-11-20T10:00:00Z","page":{"url":"https://example.com/pricing?a=b#c","title":"Price"},
            "campaign":{"name":"spring","source":"mail"},"asset":{"id":"a1","type":"whitepaper","phase":"decision"},
            "facts":{"email":"ann@example.com","name":"Ann Bell","country":"DE","timeZone":"Europe/Berlin","locale":"de"},
            "consents":[{"purpose":"contact-by-mail","textVersion":"1"}],"properties":{"n":25,"t":"x","f":true}}""".replace("\n", "");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999999999",
            "-0.0e-5000",
            "9".repeat(1200),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\u2028\u202E\"",
            "\"" + "x".repeat(5000) + "\"",
            "{}",
            "[]",
            "[[[[1]]]]",
            "{\"a\":{\"b\":[]}}",
            "{\"url\":null}",
            "[null]",
            "[{}]",
            "\"2026-11-20T10:00:00+25:00\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"0000-00-00\"",
            "NaN",
            "'x'",
            "tru",
            "/*x*/1",
            "[".repeat(3000),
            "{\"a\":".repeat(500));
    private static final List<String> TOKENS =
            List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "\u0000", "é", "1");

    private MutatedBodies() {}

    static byte[] next(Random random) {
        int events = random.nextInt(4) == 0 ? random.nextInt(5) : 1;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            parts.add(mutated(EVENT.formatted("e" + random.nextInt(3)), random));
        }
        String body = switch (random.nextInt(3)) {
            case 0 -> parts.stream().collect(Collectors.joining(",", "[", "]"));
            case 1 -> String.join("\n", parts);
            default -> String.join("", parts);
        };
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes, random);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 2 -> body.getBytes(random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
            default -> bytes;
        };
    }

    private static String mutated(String event, Random random) {
        String mutated = event;
        for (int i = random.nextInt(4); i > 0; i--) {
            mutated = switch (random.nextInt(4)) {
                case 0 -> withValue(mutated, random);
                case 1 -> withToken(mutated, random);
                case 2 -> withRepeatedPart(mutated, random);
                default -> withNewName(mutated, random);
            };
        }
        return mutated;
    }

    /** Replaces what stands behind some colon. */
    private static String withValue(String event, Random random) {
        int colon = event.indexOf("\":", random.nextInt(event.length() + 1));
        if (colon < 0) {
            return event;
        }
        int end = colon + 2;
        while (end < event.length() && ",}]".indexOf(event.charAt(end)) < 0) {
            end++;
        }
        return event.substring(0, colon + 2) + any(VALUES, random) + event.substring(end);
    }

    private static String withToken(String event, Random random) {
        int at = random.nextInt(event.length() + 1);
        return event.substring(0, at) + any(TOKENS, random) + event.substring(at);
    }

    private static String withRepeatedPart(String event, Random random) {
        int comma = event.indexOf(',', random.nextInt(event.length() + 1));
        int next = comma < 0 ? -1 : event.indexOf(',', comma + 1);
        return next < 0 ? event : event.substring(0, next) + event.substring(comma, next) + event.substring(next);
    }

    private static String withNewName(String event, Random random) {
        int colon = event.indexOf("\":", random.nextInt(event.length() + 1));
        return colon < 0 ? event : event.substring(0, colon) + "x" + event.substring(colon);
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        for (int i = random.nextInt(5); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String any(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
