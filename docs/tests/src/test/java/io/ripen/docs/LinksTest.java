package io.ripen.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.docs.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between pages, and those of alerts to runbooks, lead somewhere. */
class LinksTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern RUNBOOK = Pattern.compile("runbook_url: (\\S+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

    @Test
    void leadToPagesAndHeadingsThatThereAre() {
        List<String> broken = new ArrayList<>();
        for (Path page : Sources.pages()) {
            links(LINK, BLOCK.matcher(Sources.text(page)).replaceAll(""))
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .filter(link -> !leadsSomewhere(page, link))
                    .forEach(link -> broken.add(page + " → " + link));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void ofAlertsLeadToRunbooks() {
        Path rules = Sources.path("deploy", "observability", "prometheus", "ripen-rules.yaml");

        assertThat(links(RUNBOOK, Sources.text(rules)).toList())
                .hasSizeGreaterThan(10)
                .allMatch(link -> leadsSomewhere(Sources.path("README.md"), link));
    }

    @Test
    void noticesWhatIsNotThere() {
        Path page = Sources.path("docs", "events.md");

        assertThat(leadsSomewhere(page, "operations.md#add-partitions")).isTrue();
        assertThat(leadsSomewhere(page, "#topics")).isTrue();
        assertThat(leadsSomewhere(page, "operations.md#nothing-of-the-kind")).isFalse();
        assertThat(leadsSomewhere(page, "nothing.md")).isFalse();
    }

    private static Stream<String> links(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /** A heading's anchor: its text in lower case without signs, with hyphens for blanks. */
    private static List<String> anchors(Path page) {
        return links(HEADING, BLOCK.matcher(Sources.text(page)).replaceAll(""))
                .map(heading -> heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
