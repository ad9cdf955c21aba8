package io.ripen.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.docs.source.ServiceSource;
import io.ripen.docs.source.Setting;
import io.ripen.docs.source.SettingsReader;
import io.ripen.docs.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With {@code -Dripen.reference.write=true} the files are written instead of compared. */
class ConfigurationPageTest {
    private static final List<Setting> SETTINGS = SettingsReader.all();
    private static final String PAGE_HEAD = """
            # Settings

            Written from the services' types by a test (`./mvnw -pl docs/tests -am test -Dripen.reference.write=true`);
            not to be edited. How settings are given: [operations](operations.md#settings). As environment variables their
            names are in capitals with `_` for every other character: `RIPEN_LANES_MAX_RECORDS`. Durations are a number with
            `ms`, `s`, `m`, `h` or `d`, or ISO 8601. Lists are separated by commas.

            A value out of its bounds refuses the start. So does a name that is not on this page, of whichever service, and
            the message says which name is the nearest.
            """;

    @Test
    void theConfigurationPageSaysWhatTheTypesSay() throws IOException {
        assertWritten(Sources.path("docs", "configuration.md"), page());
    }

    @Test
    void theServicesKnowTheNamesThatTheTypesHave() throws IOException {
        Path list =
                Sources.path("event-backbone", "lanes", "src", "main", "resources", "META-INF", "ripen-settings.txt");
        String names = Stream.concat(
                        expressions().keySet().stream(), SETTINGS.stream().map(Setting::key))
                .sorted()
                .collect(Collectors.joining("\n", "# Every setting; written by ConfigurationPageTest.\n", "\n"));

        assertWritten(list, names);
    }

    @Test
    void everySettingIsExplained() {
        assertThat(SETTINGS)
                .hasSizeGreaterThan(150)
                .allSatisfy(
                        setting -> assertThat(setting.text()).as(setting.key()).isNotBlank());
    }

    @Test
    void readsKeyDefaultBoundsAndText() {
        assertThat(SETTINGS)
                .contains(
                        new Setting(
                                "scoring-service",
                                "ripen.scoring.backtest.threads",
                                "int",
                                "1",
                                "at least 1, at most 64",
                                "Ranges of leads that are folded at the same time, each with a thread and a connection of its own."))
                .extracting(Setting::key)
                .contains(
                        "ripen.scoring.decay.quiet-period",
                        "ripen.nurture.transport",
                        "ripen.nurture.preferences.topics.*");
    }

    private static String page() {
        StringBuilder page = new StringBuilder(PAGE_HEAD);
        page.append("\n## Where Kafka and PostgreSQL are, all services\n\n| setting | default |\n|---|---|\n");
        expressions().forEach((key, standard) -> page.append("| `%s` | `%s` |\n".formatted(key, standard)));
        Map<String, List<Setting>> byModule =
                SETTINGS.stream().collect(Collectors.groupingBy(Setting::module, TreeMap::new, Collectors.toList()));
        byModule.forEach((module, settings) -> {
            page.append("\n## ")
                    .append(module.startsWith("event") ? "Lanes, all services" : module)
                    .append("\n\n| setting | default | bounds | |\n|---|---|---|---|\n");
            settings.forEach(setting -> page.append(row(setting)));
        });
        return page.toString();
    }

    private static String row(Setting setting) {
        String standard = setting.standard() == null ? "" : "`" + setting.standard() + "`";
        return "| `%s` | %s | %s | %s |\n"
                .formatted(setting.key(), standard, setting.bounds(), setting.text())
                .replace("|  |", "| |")
                .replace("|  |", "| |");
    }

    private static Map<String, String> expressions() {
        Map<String, String> all = new TreeMap<>();
        for (String service : Sources.SERVICES) {
            ServiceSource.of(service)
                    .expressions()
                    .forEach((key, standard) ->
                            all.merge(key, standard, (one, other) -> one.equals(other) ? one : "by service"));
        }
        return all;
    }

    private static void assertWritten(Path file, String wanted) throws IOException {
        if (Boolean.getBoolean("ripen.reference.write")) {
            Files.writeString(file, wanted);
        }
        assertThat(file)
                .as("write it anew: ./mvnw -pl docs/tests -am test -Dripen.reference.write=true")
                .hasContent(wanted);
    }
}
