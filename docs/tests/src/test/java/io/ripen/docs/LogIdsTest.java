package io.ripen.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.docs.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An id in a log line or an error text leads to one thing. */
class LogIdsTest {
    private static final Pattern ID = Pattern.compile("\"(RIPEN-([A-Z]+)-[0-9]{3}) (\\S*)");

    @ParameterizedTest
    @CsvSource({
        "ingest-service, I",
        "scoring-service, S",
        "lifecycle-service, LC",
        "nurture-service, N",
        "event-backbone/lanes, L",
        "event-backbone/webhooks, W"
    })
    void isMarkedWithItsModule(String module, String mark) {
        Set<String> marks = new TreeSet<>();
        sources(Sources.path(module))
                .forEach(source ->
                        ID.matcher(Sources.text(source)).results().forEach(found -> marks.add(found.group(2))));

        assertThat(marks).containsExactly(mark);
    }

    /** One class may say different sentences under an id, several classes only the same. */
    @Test
    void meansOneThing() {
        Map<String, Map<String, Set<Path>>> meanings = new TreeMap<>();
        sources(Sources.path(""))
                .forEach(source -> ID.matcher(Sources.text(source))
                        .results()
                        .forEach(found -> meanings.computeIfAbsent(found.group(1), id -> new TreeMap<>())
                                .computeIfAbsent(found.group(3), word -> new TreeSet<>())
                                .add(source)));

        assertThat(meanings).hasSizeGreaterThan(100);
        assertThat(meanings).allSatisfy((id, words) -> {
            Set<Path> classes = new TreeSet<>();
            words.values().forEach(classes::addAll);
            assertThat(words.size() == 1 || classes.size() == 1)
                    .as("%s means one thing: %s", id, words)
                    .isTrue();
        });
    }

    private static Stream<Path> sources(Path module) {
        try (Stream<Path> files = Files.walk(module)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("src/main/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
