package io.ripen.scoring.score;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values in few bytes: numbers by size, a repeated text as a reference, a UUID as its 16 bytes. */
final class ByteWriter {
    static final int NEW_TEXT = 0;
    static final int NEW_UUID = 1;
    static final int FIRST_REFERENCE = 2;
    private static final int UUID_LENGTH = 36;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Map<String, Integer> texts = new HashMap<>();
    private byte[] bytes = new byte[512];
    private int length;

    void octet(int value) {
        makeRoom(1);
        bytes[length++] = (byte) value;
    }

    /** A number that is not negative. */
    void count(long value) {
        long rest = value;
        while (rest >= 0x80) {
            octet((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** A number that may be negative. */
    void number(long value) {
        long zigzag = (value << 1) ^ (value >> 63);
        while ((zigzag & ~0x7FL) != 0) {
            octet((int) (zigzag & 0x7F) | 0x80);
            zigzag >>>= 7;
        }
        octet((int) zigzag);
    }

    void instant(Instant instant) {
        number(instant.getEpochSecond());
        count(instant.getNano());
    }

    void optionalInstant(@Nullable Instant instant) {
        octet(instant == null ? 0 : 1);
        if (instant != null) {
            instant(instant);
        }
    }

    void text(String text) {
        Integer reference = texts.putIfAbsent(text, texts.size());
        if (reference != null) {
            count(reference + FIRST_REFERENCE);
        } else if (!uuid(text)) {
            octet(NEW_TEXT);
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            count(utf8.length);
            makeRoom(utf8.length);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
        }
    }

    void optionalText(@Nullable String text) {
        octet(text == null ? 0 : 1);
        if (text != null) {
            text(text);
        }
    }

    byte[] written() {
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Writes a text in the form that a UUID is read back in, 36 characters with hexadecimal digits in lower case; writes
     * nothing if it is another one.
     */
    private boolean uuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return false;
                }
            } else {
                int digit = digit(c);
                if (digit < 0) {
                    return false;
                }
                high = high << 4 | low >>> 60;
                low = low << 4 | digit;
            }
        }
        octet(NEW_UUID);
        makeRoom(2 * Long.BYTES);
        LONG.set(bytes, length, high);
        LONG.set(bytes, length + Long.BYTES, low);
        length += 2 * Long.BYTES;
        return true;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
