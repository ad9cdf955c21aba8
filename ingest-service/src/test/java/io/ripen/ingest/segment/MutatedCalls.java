package io.ripen.ingest.segment;

import io.ripen.ingest.golden.GoldenCase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bodies that are almost right: recorded ones with swapped values, inserted tokens, repeated parts, flipped bytes. */
final class MutatedCalls {
    private static final List<String> BODIES = GoldenCase.in("segment")
            .map(golden -> new String(golden.request(), StandardCharsets.UTF_8))
            .toList();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "1e999999999",
            "-0.0e-5000",
            "9".repeat(1090),
            "9".repeat(1200),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"" + "x".repeat(5000) + "\"",
            "\"" + "\\ud83d\\ude00".repeat(1024) + "\"",
            "{}",
            "[]",
            "[null,{}]",
            "{\"a\":{\"b\":[]}}",
            "{\"email\":[],\"company\":{\"name\":{}},\"\":1,\".\":2}",
            "\"2026-11-20T10:00:00+25:00\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "9223372036854775807",
            "NaN",
            "'x'",
            "tru",
            "[".repeat(3000),
            "[".repeat(3000) + "]".repeat(3000),
            "{\"a\":".repeat(500));
    private static final List<String> TOKENS =
            List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "\u0000", "é", "1", "batch", "\"batch\":[");

    private MutatedCalls() {}

    static byte[] next(Random random) {
        String body = BODIES.get(random.nextInt(BODIES.size()));
        for (int i = random.nextInt(4); i > 0; i--) {
            body = switch (random.nextInt(4)) {
                case 0 -> withToken(body, random);
                case 1 -> withRepeatedPart(body, random);
                default -> withValue(body, random);
            };
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(bytes, random);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 2 -> body.getBytes(StandardCharsets.UTF_16BE);
            default -> bytes;
        };
    }

    /** Replaces what stands behind some colon. */
    private static String withValue(String body, Random random) {
        int colon = body.indexOf("\":", random.nextInt(body.length() + 1));
        if (colon < 0) {
            return body;
        }
        int end = colon + 2;
        while (end < body.length() && ",}]".indexOf(body.charAt(end)) < 0) {
            end++;
        }
        return body.substring(0, colon + 2) + VALUES.get(random.nextInt(VALUES.size())) + body.substring(end);
    }

    private static String withToken(String body, Random random) {
        int at = random.nextInt(body.length() + 1);
        return body.substring(0, at) + TOKENS.get(random.nextInt(TOKENS.size())) + body.substring(at);
    }

    private static String withRepeatedPart(String body, Random random) {
        int comma = body.indexOf(',', random.nextInt(body.length() + 1));
        int next = comma < 0 ? -1 : body.indexOf(',', comma + 1);
        return next < 0 ? body : body.substring(0, next) + body.substring(comma, next) + body.substring(next);
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        for (int i = random.nextInt(5); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
