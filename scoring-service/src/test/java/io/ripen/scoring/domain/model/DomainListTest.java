package io.ripen.scoring.domain.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.testkit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DomainListTest {
    private static final String LETTERS = "abcß日";

    @Test
    void hasWhatASetOfStringsHas() {
        Random random = Seeds.random("DomainListTest");
        Set<String> known = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            known.add(name(random));
        }
        DomainList list = DomainList.of(known);

        for (int i = 0; i < 100_000; i++) {
            String name = name(random);
            assertThat(list.has(name)).as(name).isEqualTo(known.contains(name));
        }
        assertThat(list.entries()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void tellsNamesOfOneHashApart() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        DomainNames names = new DomainNames();
        names.add("Aa");
        assertThat(names.contains("BB")).isFalse();
        names.add("BB");
        assertThat(names.stream()).containsExactly("Aa", "BB");
    }

    @Test
    void hasEveryNameBelowAParentButNotTheParent() {
        DomainList list = DomainList.of(List.of("*.Example.org", "own.example"));
        assertThat(list.has("a.example.org")).isTrue();
        assertThat(list.has("b.a.example.org")).isTrue();
        assertThat(list.has("example.org")).isFalse();
        assertThat(list.has("anexample.org")).isFalse();
        assertThat(list.has("a.own.example")).isFalse();
        assertThat(list.entries()).containsExactlyInAnyOrder("*.example.org", "own.example");
    }

    @Test
    void equalsTheSameEntriesInAnotherOrderOrCase() {
        Random random = Seeds.random("DomainListTest");
        List<String> entries = new ArrayList<>(List.of("*.example.org", "*.example.net"));
        for (int i = 0; i < 1_000; i++) {
            entries.add(name(random));
        }
        DomainList list = DomainList.of(entries);
        Collections.shuffle(entries, random);
        List<String> again = new ArrayList<>(entries);
        again.addAll(entries.subList(0, 100));
        assertThat(DomainList.of(again)).isEqualTo(list).hasSameHashCodeAs(list);
        assertThat(DomainList.of(List.of("A.example"))).isEqualTo(DomainList.of(List.of("a.Example")));
        again.removeIf("*.example.net"::equals);
        assertThat(DomainList.of(again)).isNotEqualTo(list);
        assertThat(DomainList.of(List.of("example.org"))).isNotEqualTo(DomainList.of(List.of("*.example.org")));
        assertThat(DomainList.of(List.of("ab", "c"))).isNotEqualTo(DomainList.of(List.of("a", "bc")));
    }

    @Test
    void anEmptyListHasNothing() {
        DomainList empty = DomainList.of(List.of());
        assertThat(empty.has("")).isFalse();
        assertThat(empty.has("a.example")).isFalse();
        assertThat(empty.entries()).isEmpty();
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int length = 1 + random.nextInt(9); length > 0; length--) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.append(".e").toString();
    }
}
