package io.ripen.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCutsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                        | ``
            [1, "a,]b" ,{"c":[2]}]    | 1;"a,]b";{"c":[2]}
            [{"a":1}}, 2]             | {"a":1}};2
            [{"a":1], 2]              | {"a":1];2
            [1,]                      | 1;
            ["\\"",2]                 | "\\"";2
            """)
    void keepsABrokenElementFromTheOthers(String array, String elements) {
        byte[] body = bytes(array);
        JsonCuts cuts = new JsonCuts(body);

        assertThat(cuts.elements(cuts.whole(), 3))
                .isInstanceOfSatisfying(
                        JsonCuts.Elements.Found.class,
                        found -> assertThat(String.join(
                                        ";",
                                        found.cuts().stream()
                                                .map(cut -> cut.text(body))
                                                .toList()))
                                .isEqualTo(elements));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1", "[1, \"]", "[[1]", "[1] 2", "[1]]"})
    void findsArraysThatDoNotEndWhereTheyShould(String array) {
        JsonCuts cuts = new JsonCuts(bytes(array));

        assertThat(cuts.elements(cuts.whole(), 3)).isInstanceOf(JsonCuts.Elements.Broken.class);
    }

    @Test
    void findsNoMoreElementsThanAreTaken() {
        JsonCuts cuts = new JsonCuts(bytes("[1,2,3,4]"));

        assertThat(cuts.elements(cuts.whole(), 3)).isEqualTo(new JsonCuts.Elements.TooMany());
    }

    @Test
    void findsTheMembersOfAnObjectWithOneBrokenAmongThem() {
        byte[] body = bytes(" {\"a\" : [1]], \"b\":{\"c\":2}, \"b\": 3 }\n");
        JsonCuts cuts = new JsonCuts(body);

        assertThat(cuts.members(cuts.whole()))
                .hasEntrySatisfying("a", cut -> assertThat(cut.text(body)).isEqualTo("[1]]"))
                .hasEntrySatisfying("b", cut -> assertThat(cut.text(body)).isEqualTo("3"));
        for (String none : List.of("{\"a\":1", "{\"a\" 1}", "{a:1}", "{\"a\":1} {")) {
            JsonCuts broken = new JsonCuts(bytes(none));
            assertThat(broken.members(broken.whole())).as(none).isNull();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
