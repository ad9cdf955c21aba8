package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages name tests that there are, and each promise names one. */
class GuaranteesTest {
    private static final Path ROOT = Path.of(System.getProperty("ripen.root"));
    private static final Pattern TEST_CLASS = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT|ST))`");
    private static final Pattern METHOD = Pattern.compile("`([a-z][A-Za-z]+)` \\|$");
    private static final Pattern TEST_METHOD = Pattern.compile("@Test\\s+void ([a-zA-Z]+)\\(");
    private static final String PROMISES = "| promise | mechanism | test |";
    private static final String CRASHES = "| crash | outcome | test |";
    private static final String TORTURE = "| promise | check | last figures |";

    @Test
    void everyPromiseNamesATestThatThereIs() {
        Set<String> known = classes("src/test").keySet();

        assertThat(rows("docs/guarantees.md", PROMISES)).hasSizeGreaterThan(30).allSatisfy(row -> {
            String tests = row.split("(?<!\\\\)\\|", -1)[3];
            assertThat(found(TEST_CLASS, tests)).isNotEmpty().isSubsetOf(known);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/guarantees.md", "docs/security.md"})
    void everyTestThatAPageNamesIsThere(String page) {
        assertThat(found(TEST_CLASS, read(ROOT.resolve(page))))
                .isNotEmpty()
                .isSubsetOf(classes("src/test").keySet());
    }

    @Test
    void theCrashTableHasTheTestsOfItsClassAndNoOthers() {
        Path source = classes("src/test").getOrDefault("CrashTableIT", Path.of("missing"));

        assertThat(rows("docs/guarantees.md", CRASHES).stream()
                        .flatMap(row -> found(METHOD, row).stream())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(found(TEST_METHOD, read(source)));
    }

    @Test
    void theTortureRunsChecksAreTheTablesRows() {
        Set<String> checks = classes("src/main").entrySet().stream()
                .filter(source -> source.getValue().toString().contains("/torture/"))
                .filter(source -> read(source.getValue()).contains("implements Promise "))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows("docs/guarantees.md", TORTURE).stream()
                        .map(row -> row.split("\\|", -1)[2].replace("`", "").strip())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(checks);
    }

    private static List<String> rows(String page, String head) {
        List<String> rows = read(ROOT.resolve(page))
                .lines()
                .dropWhile(line -> !line.equals(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows).as(head).isNotEmpty();
        return rows;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Sources by the name of their class; names of tests that stand in two services are the same to the pages. */
    private static Map<String, Path> classes(String folder) {
        Map<String, Path> classes = new TreeMap<>();
        for (String module : List.of(
                "event-backbone",
                "ingest-service",
                "scoring-service",
                "lifecycle-service",
                "nurture-service",
                "deploy")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                files.filter(file -> file.toString().contains("/" + folder + "/java/"))
                        .filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                classes.put(file.getFileName().toString().replace(".java", ""), file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return classes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
