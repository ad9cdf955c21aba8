package io.ripen.local.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.local.process.LocalFailure;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void namesMembersOfColumnsByTheirPaths() {
        Mapping mapping = new Mapping(
                Map.of("visitorId", "user", "page.url", "URL"), Map.of("type", "page-view"), ZoneOffset.UTC);

        assertThat(mapping.event(Map.of("user", " u1 ", "URL", "https://a.example/", "other", "x"))
                        .toString())
                .isEqualTo(mapping.event(Map.of("user", "u1", "URL", "https://a.example/"))
                        .toString())
                .contains("\"type\":\"page-view\"", "\"visitorId\":\"u1\"", "\"page\":{\"url\":\"https://a.example/\"}")
                .doesNotContain("other");
    }

    @Test
    void takesColumnsForMembersWithoutAMapping() {
        Mapping mapping = new Mapping(Map.of(), Map.of("type", "chat"), ZoneOffset.UTC);

        assertThat(mapping.event(Map.of("type", "video", "facts.name", "", "facts.company", "Acme")))
                .isEqualTo(MAPPER.createObjectNode()
                        .put("type", "video")
                        .set("facts", MAPPER.createObjectNode().put("company", "Acme")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01T12:00:00+02:00, 2026-05-01T10:00:00Z",
        "2026-05-01T12:00:00, 2026-05-01T10:00:00Z",
        "2026-05-01 12:00:00.250, 2026-05-01T10:00:00.250Z",
        "2026-01-15, 2026-01-14T23:00:00Z",
        "yesterday, yesterday",
    })
    void givesTimesTheZoneThatTheyLack(String text, String instant) {
        Mapping mapping = new Mapping(Map.of("timestamp", "when"), Map.of(), ZoneId.of("Europe/Berlin"));

        assertThat(mapping.event(Map.of("when", text)).path("timestamp").asText())
                .isEqualTo(instant);
    }

    @Test
    void movesMembersOfJsonObjectsAndKeepsTheOthers() {
        Mapping mapping = new Mapping(Map.of("facts.email", "mail"), Map.of("site.x", "1"), ZoneOffset.UTC);
        ObjectNode row = MAPPER.createObjectNode().put("mail", "a@b.example").put("seats", 7);

        assertThat(mapping.event(row).toString())
                .isEqualTo("{\"seats\":7,\"facts\":{\"email\":\"a@b.example\"},\"site\":{\"x\":\"1\"}}");
        assertThat(row.has("mail")).isTrue();
    }

    @Test
    void movesAMemberWhoseNameIsAnotherColumn() {
        Mapping mapping =
                new Mapping(Map.of("userId", "crm", "visitorId", "userId", "name", "crm"), Map.of(), ZoneOffset.UTC);
        ObjectNode row = MAPPER.createObjectNode().put("userId", "browser").put("crm", "person");

        assertThat(mapping.event(row))
                .isEqualTo(MAPPER.createObjectNode()
                        .put("userId", "person")
                        .put("visitorId", "browser")
                        .put("name", "person"));
    }

    /** A hash table's order differs from one start of Java to the next. */
    @Test
    void isTheSameWhateverTheOrderOfItsOptions() {
        Map<String, String> options = new HashMap<>();
        for (char letter = 'a'; letter <= 'z'; letter++) {
            options.put("m" + letter, "c" + letter);
        }
        Mapping mapping = new Mapping(options, options, ZoneOffset.UTC);

        List<String> members = new ArrayList<>();
        mapping.event(MAPPER.createObjectNode()).fieldNames().forEachRemaining(members::add);
        assertThat(members).hasSize(26).isSorted();
        assertThat(List.copyOf(mapping.columns().keySet())).isSorted();
        assertThat(mapping.toString()).startsWith("Mapping[columns={ma=ca, mb=cb, mc=cc, md=cd,");
    }

    @Test
    void refusesAFileWithoutAMappedColumn() {
        Mapping mapping = new Mapping(Map.of("visitorId", "user"), Map.of(), ZoneOffset.UTC);

        assertThatThrownBy(() -> mapping.check(Set.of("id")))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("no column 'user'");
        mapping.check(Set.of("user", "id"));
    }
}
