package io.ripen.ingest.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes text almost right: swapped values, cut ends, flipped bytes, repeated parts. */
public final class Mutations {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "1e999999999",
            "9".repeat(1200),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\u2028\u202E\"",
            "\"" + "x".repeat(5000) + "\"",
            "{}",
            "[]",
            "[[[[1]]]]",
            "{\"a\":{\"b\":[1,{}]}}",
            "\"2026-11-20T10:00:00+25:00\"",
            "NaN",
            "tru",
            "[".repeat(3000),
            "{\"a\":".repeat(500));
    private static final List<String> TOKENS = List.of(
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "\u0000", "é", "1", "%", "%zz", "&", "=", "+", ";", "\r\n",
            "--");

    private Mutations() {}

    /** The text after none to three mutations, and sometimes cut or with other bytes in it. */
    public static byte[] of(String text, Random random) {
        String mutated = text;
        for (int i = random.nextInt(4); i > 0; i--) {
            mutated = switch (random.nextInt(3)) {
                case 0 -> withValue(mutated, random);
                case 1 -> withToken(mutated, random);
                default -> withRepeatedPart(mutated, random);
            };
        }
        byte[] bytes = mutated.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(bytes, random);
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            default -> bytes;
        };
    }

    /** One of these. */
    public static <T> T any(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Replaces what stands behind some colon. */
    private static String withValue(String text, Random random) {
        int colon = text.indexOf("\":", random.nextInt(text.length() + 1));
        if (colon < 0) {
            return text;
        }
        int end = colon + 2;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, colon + 2) + any(VALUES, random) + text.substring(end);
    }

    private static String withToken(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + any(TOKENS, random) + text.substring(at);
    }

    private static String withRepeatedPart(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = from + random.nextInt(text.length() - from + 1);
        return text.substring(0, to) + text.substring(from, to) + text.substring(to);
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        for (int i = random.nextInt(5); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
