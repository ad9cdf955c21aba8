package io.ripen.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    private static final String GOOD = """
            name: small
            count: 3
            colours: [red, "blue"]
            none: ~
            inner: { a: b }
            """;

    private final YamlNode.Mapping good = YamlReader.read("f.yaml", GOOD).mapping();

    @Test
    void readsValuesListsAndKeysInTheOrderOfTheFile() {
        assertThat(good.members().keySet()).containsExactly("name", "count", "colours", "none", "inner");
        assertThat(good.values().sequencedKeySet()).containsExactly("name", "count", "colours", "none", "inner");
        assertThat(good.values().get("name")).isEqualTo(good.required("name"));
        assertThat(good.required("count").text()).isEqualTo("3");
        assertThat(good.required("colours").items()).extracting(YamlNode::text).containsExactly("red", "blue");
        assertThat(good.optional("shape")).isEmpty();
        assertThat(good.required("inner").mapping().single(List.of("a", "c")).getKey())
                .isEqualTo("a");
        assertThat(good.required("colours").items().getFirst().oneOf(List.of("green", "red")))
                .isEqualTo("red");
        assertThat(good.only(List.of("name", "count", "colours", "none", "inner")))
                .isSameAs(good);
    }

    @Test
    void knowsWhereEachValueStands() {
        assertThat(good.place()).isEqualTo(new Place("f.yaml", 1, 1));
        assertThat(good.required("colours").place()).isEqualTo(new Place("f.yaml", 3, 10));
        assertThat(good.required("colours").items().getLast().place()).hasToString("f.yaml:3:16");
        assertThat(good.members().get("inner").keyPlace()).isEqualTo(new Place("f.yaml", 5, 1));
        DefinitionException refused = good.required("name").refused("no");
        assertThat(refused).hasMessage("f.yaml:1:7: no");
        assertThat(refused.place()).isEqualTo(new Place("f.yaml", 1, 7));
    }

    @Test
    void tellsTextsInQuotesFromOthersAndNothingFromSomething() {
        List<YamlNode> colours = good.required("colours").items();

        assertThat(colours.getFirst()).isEqualTo(new YamlNode.Scalar(new Place("f.yaml", 3, 11), "red", true));
        assertThat(colours.getLast()).isEqualTo(new YamlNode.Scalar(new Place("f.yaml", 3, 16), "blue", true));
        assertThat(good.required("count")).isEqualTo(new YamlNode.Scalar(new Place("f.yaml", 2, 8), "3", false));
        assertThat(good.required("none").text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                 | f.yaml:1:1: the file is empty
            # nothing          | f.yaml:1:1: the file is empty
            a: [               | f.yaml:1:5: not YAML: while parsing a flow node, expected the node content, but found
            a: 1\\n---\\nb: 2  | f.yaml:3:1: one document belongs here, and a second begins
            a: &x 1\\nb: *x    | f.yaml:2:4: aliases are not supported; write the value out
            a: 1\\na: 2        | f.yaml:2:1: key 'a' stands here twice
            """)
    void refusesWhatIsNotOneWellFormedDocument(String text, String message) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(() -> YamlReader.read("f.yaml", text.replace("\\n", "\n")))
                .withMessageStartingWith(message);
    }

    @Test
    void refusesMoreLevelsThanAnyFileHas() {
        assertRefused(
                () -> YamlReader.read("f.yaml", "[".repeat(5_000)), "f.yaml:1:41: is nested in more than 40 levels");
    }

    @Test
    void refusesWhatIsAskedForAndNotThere() {
        assertRefused(() -> good.required("shape"), "f.yaml:1:1: key 'shape' is missing");
        assertRefused(
                () -> good.only(List.of("nam", "count", "colours", "none", "inner")),
                "f.yaml:1:1: unknown key 'name' (did you mean 'nam'?); allowed: nam, count, colours, none, inner");
        assertRefused(
                () -> good.single(good.members().keySet()),
                "f.yaml:1:1: exactly one of these keys belongs here: name, count, colours, none, inner");
        assertRefused(
                () -> good.required("name").mapping(),
                "f.yaml:1:7: keys with values belong here, and there is 'small'");
        assertRefused(() -> good.required("inner").items(), "f.yaml:5:8: a list belongs here, and there is the keys a");
        assertRefused(
                () -> good.required("colours").text(),
                "f.yaml:3:10: a single value belongs here, and there is a list of 2");
        assertRefused(
                () -> good.required("name").oneOf(List.of("smell", "large")),
                "f.yaml:1:7: 'small' is not known (did you mean 'smell'?); allowed: smell, large");
        assertRefused(
                () -> YamlReader.read("f.yaml", "a: []").mapping().required("a").items(),
                "f.yaml:1:4: the list must not be empty");
    }

    private static void assertRefused(Runnable question, String message) {
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(question::run)
                .withMessage(message);
    }
}
