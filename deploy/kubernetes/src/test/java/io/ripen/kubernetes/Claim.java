package io.ripen.kubernetes;

import java.util.List;
import java.util.function.Function;

/**
 * Something that must hold of what the chart renders, and a change of the rendered text that must be noticed.
 *
 * @param name the claim as a sentence
 * @param broken a regular expression for what the bad fixture changes
 * @param by what it puts in its place
 * @param check finds what is wrong; nothing if the claim holds
 */
record Claim(String name, String broken, String by, Function<Rendered, List<String>> check) {
    @Override
    public String toString() {
        return name;
    }
}
