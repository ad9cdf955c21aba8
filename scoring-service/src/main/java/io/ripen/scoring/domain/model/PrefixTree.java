package io.ripen.scoring.domain.model;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Finds the numbers filed under every prefix of a text, in time proportional to the longest prefix that fits. */
final class PrefixTree {
    private final Map<Character, PrefixTree> branches = new HashMap<>();
    private final BitSet numbers = new BitSet();

    void add(String prefix, int number) {
        PrefixTree node = this;
        for (int i = 0; i < prefix.length(); i++) {
            node = node.branches.computeIfAbsent(prefix.charAt(i), c -> new PrefixTree());
        }
        node.numbers.set(number);
    }

    void collect(String text, BitSet found) {
        PrefixTree node = this;
        for (int i = 0; node != null; i++) {
            found.or(node.numbers);
            node = i < text.length() ? node.branches.get(text.charAt(i)) : null;
        }
    }
}
