package io.ripen.scoring.domain.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of names in four arrays: a list of a hundred thousand mail domains takes less than half the memory of a set of
 * strings, and is read without building one.
 */
final class DomainNames {
    private static final int LEAST = 8;

    /** All names in UTF-8, one behind the other. */
    private byte[] text = new byte[LEAST];

    /** Where each name begins, and where the last one ends. */
    private int[] starts = new int[LEAST];

    /** Each name's hash. */
    private int[] hashes = new int[LEAST];

    /** Open addressing: the number of a name and 1, or 0; a power of two, at least twice as many as names. */
    private int[] slots = new int[LEAST];

    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    boolean contains(String name) {
        return slots[slot(name.getBytes(StandardCharsets.UTF_8), name.hashCode())] != 0;
    }

    Stream<String> stream() {
        return IntStream.range(0, size)
                .mapToObj(number ->
                        new String(text, starts[number], starts[number + 1] - starts[number], StandardCharsets.UTF_8));
    }

    /** Does nothing if it is there. */
    void add(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int slot = slot(bytes, name.hashCode());
        if (slots[slot] != 0) {
            return;
        }
        int begin = starts[size];
        int end = begin + bytes.length;
        text = end > text.length ? Arrays.copyOf(text, Math.max(end, 2 * text.length)) : text;
        System.arraycopy(bytes, 0, text, begin, bytes.length);
        hashes = size == hashes.length ? Arrays.copyOf(hashes, 2 * size) : hashes;
        hashes[size] = name.hashCode();
        size++;
        starts = size == starts.length ? Arrays.copyOf(starts, 2 * size) : starts;
        starts[size] = end;
        slots[slot] = size;
        if (2 * size >= slots.length) {
            spread();
        }
    }

    private void spread() {
        slots = new int[2 * slots.length];
        for (int number = 0; number < size; number++) {
            int slot = first(hashes[number]);
            while (slots[slot] != 0) {
                slot = next(slot);
            }
            slots[slot] = number + 1;
        }
    }

    /** The slot that has the name, or the free one where it belongs. */
    private int slot(byte[] name, int hash) {
        int slot = first(hash);
        while (slots[slot] != 0 && !is(slots[slot] - 1, name, hash)) {
            slot = next(slot);
        }
        return slot;
    }

    private boolean is(int number, byte[] name, int hash) {
        return hashes[number] == hash && Arrays.equals(text, starts[number], starts[number + 1], name, 0, name.length);
    }

    private int first(int hash) {
        return (hash ^ hash >>> 16) & slots.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & slots.length - 1;
    }

    /** Gives back what the arrays have too much. */
    void trim() {
        text = Arrays.copyOf(text, starts[size]);
        starts = Arrays.copyOf(starts, size + 1);
        hashes = Arrays.copyOf(hashes, size);
    }

    /** Whether both have the same names, in whatever order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DomainNames names
                && size == names.size
                && (isInOrderOf(names) || stream().allMatch(names::contains));
    }

    private boolean isInOrderOf(DomainNames other) {
        return Arrays.equals(text, other.text) && Arrays.equals(starts, other.starts);
    }

    @Override
    public int hashCode() {
        return Arrays.stream(hashes).sum();
    }

    @Override
    public String toString() {
        return size + " names";
    }
}
