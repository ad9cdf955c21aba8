package io.ripen.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.docs.source.Sources;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The summary of docs/benchmarks.md says what its sections say. */
class BenchmarksPageTest {
    private static final String PAGE = Sources.text(Sources.path("docs", "benchmarks.md"));
    private static final String SUMMARY = "| benchmark | result | beside | aim | |";
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

    @Test
    void aFigureOfTheSummaryStandsInASectionToo() {
        Set<String> below = numbers(PAGE.substring(PAGE.indexOf("\n## ")));

        assertThat(summary()).hasSizeGreaterThan(8).allSatisfy(row -> {
            String[] cells = row.split("\\|", -1);
            assertThat(numbers(cells[2] + " " + cells[3])).isNotEmpty().isSubsetOf(below);
        });
    }

    private static List<String> summary() {
        return PAGE.lines()
                .dropWhile(line -> !line.equals(SUMMARY))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static Set<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map((MatchResult found) -> found.group().replace(",", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
