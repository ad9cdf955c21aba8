package io.ripen.ingest.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the values of a body begin and end, so that each event is parsed on its own and a broken one does not take
 * the others with it. Looks at nothing but quotes, brackets, commas, colons and line breaks, in one pass without recursion:
 * however deep a body is nested, no memory is needed for it.
 */
public final class JsonCuts {
    private static final Cut NONE = new Cut(0, 0);

    private final byte[] body;

    /** Looks into a body. */
    public JsonCuts(byte[] body) {
        this.body = body;
    }

    /**
     * A value within the body; whether it is JSON is not known yet.
     *
     * @param from its first byte
     * @param to the byte after its last
     */
    public record Cut(int from, int to) {
        /** How many bytes it has. */
        public int length() {
            return to - from;
        }

        /** Its bytes as text; broken UTF-8 is replaced. */
        public String text(byte[] body) {
            return new String(body, from, length(), StandardCharsets.UTF_8);
        }
    }

    /** What an array, or a body of lines, turned out to be. */
    public sealed interface Elements {
        /** One cut per element. */
        record Found(List<Cut> cuts) implements Elements {
            /** Copies the list. */
            public Found {
                cuts = List.copyOf(cuts);
            }
        }

        /** An array that does not end, or does not end where it should. */
        record Broken(int at, String reason) implements Elements {}

        /** More elements than are taken. */
        record TooMany() implements Elements {}
    }

    /** The whole body without blanks around it and without a byte order mark, which RFC 8259 lets receivers ignore. */
    public Cut whole() {
        boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        int from = skipBlank(marked ? 3 : 0);
        return from == body.length ? NONE : trimmed(from, body.length);
    }

    /** Whether it begins as an object does. */
    public boolean isObject(Cut cut) {
        return begins(cut, '{');
    }

    /** Whether it begins as an array does. */
    public boolean isArray(Cut cut) {
        return begins(cut, '[');
    }

    /** Whether it is one object, and not several in a row. */
    public boolean isOneObject(Cut cut) {
        return isObject(cut) && endOfBrackets(cut) == cut.to();
    }

    /** The members of an object, the last of those with one name; null if it does not end where the cut ends. */
    public @Nullable Map<String, Cut> members(Cut object) {
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
            int end = endOfValue(from, object.to(), '}');
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
     * The elements of an array.
     *
     * @param most how many are taken
     */
    public Elements elements(Cut array, int most) {
        List<Cut> elements = new ArrayList<>();
        int at = skipBlank(array.from() + 1);
        if (at < array.to() && body[at] == ']') {
            return end(array, at, elements);
        }
        while (at < array.to()) {
            if (elements.size() == most) {
                return new Elements.TooMany();
            }
            int end = endOfValue(at, array.to(), ']');
            if (end == array.to()) {
                break;
            }
            elements.add(trimmed(at, end));
            if (body[end] == ']') {
                return end(array, end, elements);
            }
            at = skipBlank(end + 1);
        }
        return new Elements.Broken(body.length, "The body ends within the array.");
    }

    private Elements end(Cut array, int close, List<Cut> elements) {
        return close == array.to() - 1
                ? new Elements.Found(elements)
                : new Elements.Broken(skipBlank(close + 1), "There is something after the end of the array.");
    }

    /**
     * The lines that are not blank.
     *
     * @param most how many are taken
     */
    public Elements lines(Cut cut, int most) {
        List<Cut> lines = new ArrayList<>();
        for (int at = cut.from(); at < cut.to(); ) {
            if (lines.size() == most) {
                return new Elements.TooMany();
            }
            int end = at;
            while (end < cut.to() && body[end] != '\n') {
                end++;
            }
            lines.add(trimmed(at, end));
            at = skipBlank(end);
        }
        return new Elements.Found(lines);
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

    /**
     * Index of the comma or closing bracket that ends the value starting here, or the limit if there is none. A closing
     * bracket of the other kind that closes nothing belongs to the value, which it breaks.
     */
    private int endOfValue(int start, int limit, char closing) {
        int depth = 0;
        int i = start;
        while (i < limit) {
            byte b = body[i];
            if (depth == 0 && (b == ',' || b == closing)) {
                return i;
            }
            depth = Math.max(0, depth + step(b));
            i = b == '"' ? endOfText(i) : i + 1;
        }
        return limit;
    }

    /** Index after the bracket that closes the one at which the cut begins; the cut's end if none does. */
    private int endOfBrackets(Cut cut) {
        int depth = 0;
        int i = cut.from();
        while (i < cut.to()) {
            byte b = body[i];
            depth += step(b);
            i = b == '"' ? endOfText(i) : i + 1;
            if (depth == 0) {
                return i;
            }
        }
        return cut.to();
    }

    /** How much deeper a byte outside of texts leads. */
    private static int step(byte b) {
        return switch (b) {
            case '{', '[' -> 1;
            case '}', ']' -> -1;
            default -> 0;
        };
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
