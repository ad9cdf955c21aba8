package io.ripen.kubernetes.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.ripen.docs.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
    private static final Path FOLDER = Sources.path("deploy", "observability", "prometheus");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} (.*)$", Pattern.MULTILINE);
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void promtoolAcceptsTheRules() {
        Promtool.require();

        assertThat(Promtool.run(FOLDER, "check", "rules", "ripen-rules.yaml")).returns(0, Promtool.Answer::exit);
    }

    @Test
    void everyAlertFiresAndKeepsSilentAsItsTestsSay() {
        Promtool.require();

        Promtool.Answer answer = Promtool.run(FOLDER, "test", "rules", "ripen-rules-test.yaml");

        assertThat(answer.exit()).as(answer.output()).isZero();
    }

    @Test
    void aRuleThatDoesNotFireIsNoticed(@TempDir Path copy) throws IOException {
        Promtool.require();
        for (String file : Promtool.files()) {
            Files.copy(FOLDER.resolve(file), copy.resolve(file));
        }
        Path rules = copy.resolve("ripen-rules.yaml");
        Files.writeString(rules, Sources.text(rules).replace("(ripen_lane_stopped) > 0", "(ripen_lane_stopped) > 2"));

        Promtool.Answer answer = Promtool.run(copy, "test", "rules", "ripen-rules-test.yaml");

        assertThat(answer.exit()).isNotZero();
        assertThat(answer.output()).contains("RipenLaneStopped");
    }

    @Test
    void everyAlertHasATestInWhichItFires() throws IOException {
        JsonNode tests = YAML.readTree(FOLDER.resolve("ripen-rules-test.yaml").toFile());
        Set<String> fired = StreamSupport.stream(tests.path("tests").spliterator(), false)
                .flatMap(test ->
                        StreamSupport.stream(test.path("alert_rule_test").spliterator(), false))
                .filter(alert -> !alert.path("exp_alerts").isEmpty())
                .map(alert -> alert.path("alertname").asText())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(alerts().stream().map(alert -> alert.path("alert").asText()))
                .containsExactlyInAnyOrderElementsOf(fired);
    }

    @Test
    void everyAlertPointsToAPartOfThePagesThatIsThere() throws IOException {
        for (JsonNode alert : alerts()) {
            String[] url = alert.at("/annotations/runbook_url").asText().split("#", -1);
            Path page = Sources.path(url[0]);

            assertThat(page).as(alert.path("alert").asText()).isRegularFile();
            if (url.length > 1) {
                assertThat(anchors(page)).as(alert.path("alert").asText()).contains(url[1]);
            }
        }
    }

    private static List<JsonNode> alerts() throws IOException {
        JsonNode rules = YAML.readTree(FOLDER.resolve("ripen-rules.yaml").toFile());
        return StreamSupport.stream(rules.path("groups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .filter(rule -> rule.has("alert"))
                .toList();
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) {
        return HEADING.matcher(Sources.text(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
