package io.ripen.kubernetes.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.kubernetes.source.ServiceSource;
import io.ripen.kubernetes.source.Sources;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/architecture.md names the packages and tables that there are. */
class ArchitecturePageTest {
    private static final String PAGE = Sources.text(Sources.path("docs", "architecture.md"));
    private static final String HEAD = "| service | packages beside `domain` | tables |";
    private static final Pattern NAME = Pattern.compile("`([a-z_]+\\*?)`");

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "lifecycle", "nurture"})
    void namesThePackagesOfAService(String service) {
        Set<String> packages = ServiceSource.of(service).packages();
        packages.remove("domain");

        assertThat(names(column(service, 2))).isEqualTo(packages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "lifecycle", "nurture"})
    void namesTheTablesOfAService(String service) {
        Set<String> tables = ServiceSource.of(service).tables();
        Set<String> written = names(column(service, 3));

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
        String code = PAGE.lines()
                .dropWhile(line -> !line.startsWith("Code: `io.ripen.lanes`"))
                .takeWhile(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));

        assertThat(names(code))
                .containsAll(Sources.folders(
                        Sources.path("event-backbone", "lanes", "src", "main", "java", "io", "ripen", "lanes")));
    }

    private static String column(String service, int column) {
        List<String> rows = PAGE.lines()
                .dropWhile(line -> !line.equals(HEAD))
                .filter(line -> line.startsWith("| " + service + " |"))
                .toList();
        assertThat(rows).hasSize(1);
        return rows.getFirst().split("\\|", -1)[column];
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String pattern(String name) {
        return name.replace("*", ".*");
    }
}
