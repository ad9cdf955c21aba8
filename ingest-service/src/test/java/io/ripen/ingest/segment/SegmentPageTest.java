package io.ripen.ingest.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about this protocol tells every event name that is known, and what it means. */
class SegmentPageTest {
    private static final String BEGIN = "| event | touchpoint |";

    @Test
    void listsTheEventNames() throws IOException {
        List<Row> rows = rows();

        assertThat(rows).allSatisfy(row -> {
            TrackedEvent event = TrackedEvent.named(row.event);
            String meaning = "`" + event.type().wireName() + "`"
                    + (event.formName() == null ? "" : " named `" + event.formName() + "`");
            assertThat(meaning).as(row.event).isEqualTo(row.meaning);
        });
        assertThat(rows.stream().map(row -> TrackedEvent.plain(row.event)))
                .containsExactlyInAnyOrderElementsOf(TrackedEvent.names());
    }

    private record Row(String event, String meaning) {}

    private static List<Row> rows() throws IOException {
        Path page = Path.of(System.getProperty("ripen.root"), "docs/ingest/segment.md");
        try (Stream<String> lines = Files.lines(page)) {
            return lines.dropWhile(line -> !line.equals(BEGIN))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> line.split("\\|"))
                    .flatMap(cells ->
                            Arrays.stream(cells[1].split(",")).map(name -> new Row(name.strip(), cells[2].strip())))
                    .toList();
        }
    }
}
