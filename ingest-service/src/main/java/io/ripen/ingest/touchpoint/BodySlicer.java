package io.ripen.ingest.touchpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where each event of a body begins and ends, so that each is parsed on its own and a broken one does not take the
 * others with it. Looks at nothing but quotes, brackets, commas and line breaks, in one pass without recursion: however
 * deep a body is nested, no memory is needed for it.
 */
final class BodySlicer {
    private final byte[] body;
    private final int maxSlices;
    private final List<Slice> slices = new ArrayList<>();

    private BodySlicer(byte[] body, int maxSlices) {
        this.body = body;
        this.maxSlices = maxSlices;
    }

    /** What a body turned out to be. */
    sealed interface Slices {
        /** One slice per event; whether each is JSON is not known yet. */
        record Found(List<Slice> slices) implements Slices {}

        /** An array that does not end, or does not end the body. */
        record Broken(int at, String reason) implements Slices {}

        /** More events than are taken. */
        record TooMany() implements Slices {}
    }

    static Slices slice(byte[] body, int maxSlices) {
        return new BodySlicer(body, maxSlices).slice();
    }

    private Slices slice() {
        int start = skipBlank(hasByteOrderMark() ? 3 : 0);
        if (start == body.length) {
            return new Slices.Broken(start, "The body is empty.");
        }
        if (body[start] == '[') {
            return array(start);
        }
        int end = endOfValue(start, Separator.NONE);
        boolean single = body[start] == '{' && skipBlank(end) == body.length;
        return single ? found(List.of(new Slice(start, end))) : lines(start);
    }

    /** RFC 8259 forbids a byte order mark in JSON that is sent, and lets receivers ignore it. */
    private boolean hasByteOrderMark() {
        return body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }

    private Slices array(int open) {
        int at = skipBlank(open + 1);
        if (at < body.length && body[at] == ']') {
            return end(at);
        }
        while (at < body.length) {
            if (slices.size() == maxSlices) {
                return new Slices.TooMany();
            }
            int end = endOfValue(at, Separator.COMMA_OR_BRACKET);
            if (end == body.length) {
                break;
            }
            slices.add(trimmed(at, end));
            if (body[end] == ']') {
                return end(end);
            }
            at = skipBlank(end + 1);
        }
        return new Slices.Broken(body.length, "The body ends within the array.");
    }

    private Slices end(int close) {
        int rest = skipBlank(close + 1);
        return rest == body.length
                ? found(slices)
                : new Slices.Broken(rest, "There is something after the end of the array.");
    }

    private Slices lines(int start) {
        for (int at = start; at < body.length; ) {
            if (slices.size() == maxSlices) {
                return new Slices.TooMany();
            }
            int end = at;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            slices.add(trimmed(at, end));
            at = skipBlank(end);
        }
        return found(slices);
    }

    private static Slices found(List<Slice> slices) {
        return new Slices.Found(List.copyOf(slices));
    }

    private enum Separator {
        /** The value ends where its brackets are closed. */
        NONE,
        /** The value ends before a comma or closing bracket that is not its own. */
        COMMA_OR_BRACKET
    }

    /** Index after the value that starts here; the body's length if it does not end. */
    private int endOfValue(int start, Separator separator) {
        int depth = 0;
        boolean inText = false;
        for (int i = start; i < body.length; i++) {
            byte b = body[i];
            if (inText) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    inText = false;
                }
                continue;
            }
            if (depth == 0 && separator == Separator.COMMA_OR_BRACKET && (b == ',' || b == ']')) {
                return i;
            }
            switch (b) {
                case '"' -> inText = true;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            if (depth <= 0 && separator == Separator.NONE && (b == '}' || b == ']')) {
                return i + 1;
            }
            depth = Math.max(depth, 0);
        }
        return body.length;
    }

    private int skipBlank(int from) {
        int at = from;
        while (at < body.length && isBlank(body[at])) {
            at++;
        }
        return at;
    }

    private Slice trimmed(int from, int to) {
        int end = to;
        while (end > from && isBlank(body[end - 1])) {
            end--;
        }
        return new Slice(from, end);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
