package io.ripen.scoring.score;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteWriter} wrote. */
final class ByteReader {
    private final List<String> texts = new ArrayList<>();
    private final byte[] bytes;
    private int position;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int octet() {
        return bytes[position++] & 0xFF;
    }

    int size() {
        return Math.toIntExact(count());
    }

    long count() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7F) << shift;
            if ((octet & 0x80) == 0) {
                return value;
            }
        }
    }

    long number() {
        long zigzag = count();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    Instant instant() {
        long seconds = number();
        return Instant.ofEpochSecond(seconds, count());
    }

    @Nullable
    Instant optionalInstant() {
        return octet() == 0 ? null : instant();
    }

    String text() {
        int kind = size();
        if (kind >= ByteWriter.FIRST_REFERENCE) {
            return texts.get(kind - ByteWriter.FIRST_REFERENCE);
        }
        String text = kind == ByteWriter.NEW_UUID ? new UUID(fixed(), fixed()).toString() : utf8();
        texts.add(text);
        return text;
    }

    @Nullable
    String optionalText() {
        return octet() == 0 ? null : text();
    }

    private String utf8() {
        int length = size();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    private long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << Byte.SIZE | octet();
        }
        return value;
    }
}
