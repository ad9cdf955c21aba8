package io.ripen.ingest.segment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the members of an object and the elements of an array begin and end, so that each event of a batch is
 * parsed on its own and a broken one does not take the others with it. Looks at nothing but quotes, brackets, commas and
 * colons, in one pass without recursion: however deep a body is nested, no memory is needed for it.
 */
final class JsonCuts {
    private static final Cut NONE = new Cut(0, 0);

    private final byte[] body;

    JsonCuts(byte[] body) {
        this.body = body;
    }

    /**
     * A value within the body.
     *
     * @param from its first byte
     * @param to the byte after its last
     */
    record Cut(int from, int to) {
        int length() {
            return to - from;
        }
    }

    /** The whole body without blanks around it and without a byte order mark, which RFC 8259 lets receivers ignore. */
    Cut whole() {
        boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        int from = skipBlank(marked ? 3 : 0);
        return from == body.length ? NONE : trimmed(from, body.length);
    }

    boolean isObject(Cut cut) {
        return begins(cut, '{');
    }

    boolean isArray(Cut cut) {
        return begins(cut, '[');
    }

    /** The members of an object, the last of those with one name; null if it does not end where the cut ends. */
    @Nullable
    Map<String, Cut> members(Cut object) {
        Map<String, Cut> members = new LinkedHashMap<>();
        int at = skipBlank(object.from() + 1);
        if (closes(object, at, '}')) {
            return members;
        }
        while (at < object.to() && body[at] == '"') {
            int colon = skipBlank(endOfText(at));
            if (colon >= object.to() || body[colon] != ':') {
                return null;
            }
            int from = skipBlank(colon + 1);
            int end = endOfValue(from);
            members.put(name(at), trimmed(from, end));
            if (closes(object, end, '}')) {
                return members;
            }
            if (end >= object.to() || body[end] != ',') {
                return null;
            }
            at = skipBlank(end + 1);
        }
        return null;
    }

    /**
     * The elements of an array; null if it does not end where the cut ends.
     *
     * @param most how many are wanted; of more than these only one more is found
     */
    @Nullable
    List<Cut> elements(Cut array, int most) {
        List<Cut> elements = new ArrayList<>();
        int at = skipBlank(array.from() + 1);
        if (closes(array, at, ']')) {
            return elements;
        }
        while (at < array.to()) {
            int end = endOfValue(at);
            elements.add(trimmed(at, end));
            if (closes(array, end, ']') || elements.size() > most) {
                return elements;
            }
            if (end >= array.to() || body[end] != ',') {
                return null;
            }
            at = skipBlank(end + 1);
        }
        return null;
    }

    private boolean begins(Cut cut, char bracket) {
        return cut.length() > 0 && body[cut.from()] == bracket;
    }

    private boolean closes(Cut cut, int at, char bracket) {
        return at == cut.to() - 1 && body[at] == bracket;
    }

    private String name(int quote) {
        int end = endOfText(quote);
        return new String(body, quote + 1, Math.max(0, end - quote - 2), StandardCharsets.UTF_8);
    }

    /** Index after the text that starts here; the body's length if it does not end. */
    private int endOfText(int quote) {
        for (int i = quote + 1; i < body.length; i++) {
            if (body[i] == '\\') {
                i++;
            } else if (body[i] == '"') {
                return i + 1;
            }
        }
        return body.length;
    }

    /** Index of the comma or closing bracket that ends the value starting here; the body's length if there is none. */
    private int endOfValue(int start) {
        int depth = 0;
        int i = start;
        while (i < body.length) {
            switch (body[i]) {
                case '"' -> i = endOfText(i) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth == 0) {
                        return i;
                    }
                    depth--;
                }
                case ',' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
            i++;
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

    private Cut trimmed(int from, int to) {
        int end = to;
        while (end > from && isBlank(body[end - 1])) {
            end--;
        }
        return new Cut(from, end);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
