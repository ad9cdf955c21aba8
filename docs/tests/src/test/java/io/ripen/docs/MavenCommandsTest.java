package io.ripen.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.docs.source.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Commands that a page tells work on a fresh clone, where no module is installed. */
class MavenCommandsTest {
    /** A command of one line; in a block its lines end with a backslash but the last. */
    private static final Pattern COMMAND = Pattern.compile("\\./mvnw ((?:[^`\\n\\\\]|\\\\\\n)+)");

    private static final Pattern MODULES = Pattern.compile("-pl (\\S+)");
    private static final Pattern SIBLING =
            Pattern.compile("<dependency>\\s*<groupId>io\\.ripen</groupId>", Pattern.MULTILINE);

    @Test
    void bringTheModulesThatTheyNeed() {
        assertThat(commands())
                .filteredOn(command -> modules(command).stream().anyMatch(MavenCommandsTest::needsSiblings))
                .hasSizeGreaterThan(5)
                .allSatisfy(command -> assertThat(command.split("\\s+")).contains("-am"));
    }

    @Test
    void letModulesBeWithoutTheNamedTest() {
        assertThat(commands())
                .filteredOn(command -> command.contains("-Dtest=") && command.contains("-am "))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command).contains("-Dsurefire.failIfNoSpecifiedTests=false"));
    }

    @Test
    void nameModulesThatThereAre() {
        assertThat(commands().stream().flatMap(command -> modules(command).stream()))
                .isNotEmpty()
                .allSatisfy(
                        module -> assertThat(Sources.path(module, "pom.xml")).exists());
    }

    private static List<String> commands() {
        return Sources.pages().stream()
                .flatMap(page -> COMMAND.matcher(Sources.text(page)).results())
                .map((MatchResult found) -> found.group(1))
                .filter(command -> command.contains("-pl "))
                .toList();
    }

    private static List<String> modules(String command) {
        return MODULES.matcher(command)
                .results()
                .flatMap((MatchResult found) -> List.of(found.group(1).split(",")).stream())
                .toList();
    }

    private static boolean needsSiblings(String module) {
        Path pom = Sources.path(module, "pom.xml");
        return SIBLING.matcher(Sources.text(pom)).find();
    }
}
