package io.ripen.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.docs.source.ServiceSource;
import io.ripen.docs.source.Sources;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/architecture.md names the topics, packages, tables and types that there are. */
class ArchitecturePageTest {
    private static final String PAGE = Sources.text(Sources.path("docs", "architecture.md"));
    private static final String SERVICES = "| service | question | reads | writes |";
    private static final String LANES =
            "| lane | state, input and decision, in `domain` | a batch of them, in memory | the lane's handler |";
    private static final String PATH = "A path through the code";
    private static final Pattern NAME = Pattern.compile("`([a-z_]+\\*?)`");
    private static final Pattern TOPIC = Pattern.compile("`([a-z-]+)`");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)[`.]");

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "lifecycle", "nurture"})
    void namesTheTopicsThatAServiceReads(String service) {
        assertThat(topics(service, 3)).isEqualTo(ServiceSource.of(service).reads());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "lifecycle", "nurture"})
    void namesTheTopicsThatAServiceWrites(String service) {
        assertThat(topics(service, 4)).isEqualTo(ServiceSource.of(service).writes());
    }

    @Test
    void namesTypesThatThereAre() {
        Set<String> types = Sources.main().stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        String path = paragraph(PAGE.lines(), line -> line.startsWith(PATH));

        assertThat(names(TYPE, path)).hasSizeGreaterThan(10).isSubsetOf(types);
        assertThat(table(LANES))
                .hasSize(4)
                .allSatisfy(row ->
                        assertThat(names(TYPE, row)).hasSizeGreaterThan(4).isSubsetOf(types));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "lifecycle", "nurture"})
    void namesThePackagesOfAService(String service) {
        Set<String> packages = ServiceSource.of(service).packages();
        packages.remove("domain");

        String list = section(service).filter(line -> line.startsWith("- ")).collect(Collectors.joining("\n"));

        assertThat(names(NAME, list)).isEqualTo(packages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "lifecycle", "nurture"})
    void namesTheTablesOfAService(String service) {
        Set<String> tables = ServiceSource.of(service).tables();
        Set<String> written = names(NAME, paragraph(section(service), line -> line.startsWith("Tables: ")));

        assertThat(tables).allSatisfy(table -> assertThat(written).anyMatch(name -> table.matches(pattern(name))));
        assertThat(written).allSatisfy(name -> assertThat(tables).anyMatch(table -> table.matches(pattern(name))));
    }

    @Test
    void readsTablesOfMigrations() {
        assertThat(ServiceSource.of("ingest").tables()).isEmpty();
        assertThat(ServiceSource.of("scoring").tables())
                .contains("touchpoint", "erasure_salt")
                .noneMatch(table -> table.endsWith("_rest"));
        assertThat(ServiceSource.of("lifecycle").tables()).contains("figure_origin");
        assertThat(ServiceSource.of("nurture").tables()).contains("lead_nurture");
    }

    @Test
    void namesThePackagesOfTheLanes() {
        String code = paragraph(PAGE.lines(), line -> line.startsWith("Code: `io.ripen.lanes`"));

        assertThat(names(NAME, code))
                .containsAll(Sources.folders(
                        Sources.path("event-backbone", "lanes", "src", "main", "java", "io", "ripen", "lanes")));
    }

    /** The lines under a service's heading. */
    private static Stream<String> section(String service) {
        return PAGE.lines()
                .dropWhile(line -> !line.equals("### " + service))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"));
    }

    /** The paragraph that begins with such a line. */
    private static String paragraph(Stream<String> lines, Predicate<String> first) {
        return lines.dropWhile(first.negate())
                .takeWhile(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** The rows of a table. */
    private static List<String> table(String head) {
        return PAGE.lines()
                .dropWhile(line -> !line.equals(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    /** The topics in a column of all rows of a service, by their whole names. */
    private static Set<String> topics(String service, int column) {
        return table(SERVICES).stream()
                .map(row -> row.split("\\|", -1))
                .filter(row -> row[1].strip().split(",", -1)[0].equals(service))
                .flatMap(row -> names(TOPIC, row[column]).stream())
                .map(name -> "ripen." + name + ".v1")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String pattern(String name) {
        return name.replace("*", ".*");
    }
}
