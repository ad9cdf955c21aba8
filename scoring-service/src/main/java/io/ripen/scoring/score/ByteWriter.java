package io.ripen.scoring.score;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values in few bytes: numbers by size, a repeated text as a reference, a UUID as its 16 bytes. */
final class ByteWriter {
    static final int NEW_TEXT = 0;
    static final int NEW_UUID = 1;
    static final int FIRST_REFERENCE = 2;
    private static final int UUID_LENGTH = 36;

    private final Map<String, Integer> texts = new HashMap<>();
    private byte[] bytes = new byte[512];
    private int length;

    void octet(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
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
        } else if (isUuid(text)) {
            UUID uuid = UUID.fromString(text);
            octet(NEW_UUID);
            fixed(uuid.getMostSignificantBits());
            fixed(uuid.getLeastSignificantBits());
        } else {
            octet(NEW_TEXT);
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            count(utf8.length);
            for (byte b : utf8) {
                octet(b);
            }
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

    private void fixed(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            octet((int) (value >>> shift));
        }
    }

    /** Only the form that a UUID is read back in: 36 characters, hexadecimal digits in lower case. */
    private static boolean isUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            boolean hyphenPlace = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (hyphenPlace ? c != '-' : !hex) {
                return false;
            }
        }
        return true;
    }
}
