package io.ripen.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.lifecycle.domain.Axis;
import io.ripen.lifecycle.domain.Comparison;
import io.ripen.lifecycle.domain.Condition;
import io.ripen.lifecycle.domain.Entry;
import io.ripen.lifecycle.domain.Fact;
import io.ripen.lifecycle.domain.Stage;
import io.ripen.lifecycle.domain.StageModel;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageFileTest {
    private static final String SOUND = """
            model: small
            version: 3
            counters: [form, page-view]
            stages:
              - name: LEAD
                enters: on-identification
              - name: HOT
                from: [LEAD]
                enters:
                  score: { at-least: 50 }
              - name: WON
                from: [HOT]
                enters: by-command
            """;

    @Test
    void readsTheShippedModel() {
        StageModel model = StageModels.load("b2b-default");

        assertThat(model.id()).isEqualTo("b2b-default");
        assertThat(model.version()).isEqualTo(1);
        assertThat(model.stageNames())
                .containsExactly("LEAD", "MQL", "SAL", "SQL", "OPPORTUNITY", "CUSTOMER", "RECYCLED", "DISQUALIFIED");
        assertThat(model.stages())
                .filteredOn(stage -> stage.entry() instanceof Entry.ByGuard)
                .extracting(Stage::name)
                .containsExactly("MQL", "SAL");
    }

    @Test
    void readsEveryKindOfCondition() {
        String guard = """
                      all:
                        - fit: { above: 10.5 }
                        - engagement: { at-least: -3 }
                        - band: [A1, B2]
                        - fact: way-to-reach
                        - interest: any
                        - interest: pricing
                        - counter: { name: form, above: 1 }
                        - any:
                            - not: { fact: phone }
                """;
        StageModel model = StageFile.parse("f.yaml", SOUND.replace("      score: { at-least: 50 }\n", guard));

        assertThat(model.stages().get(1).entry())
                .isEqualTo(new Entry.ByGuard(
                        List.of("LEAD"),
                        new Condition.All(List.of(
                                new Condition.Points(Axis.FIT, Comparison.ABOVE, new BigDecimal("10.5")),
                                new Condition.Points(Axis.ENGAGEMENT, Comparison.AT_LEAST, new BigDecimal("-3")),
                                new Condition.BandIn(Set.of("A1", "B2")),
                                new Condition.FactKnown(Fact.WAY_TO_REACH),
                                new Condition.AnyInterest(),
                                new Condition.InterestIn("pricing"),
                                new Condition.Count("form", Comparison.ABOVE, 1),
                                new Condition.AnyOf(
                                        List.of(new Condition.Not(new Condition.FactKnown(Fact.PHONE))))))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 3              | versoin: 3                | f.yaml:2:1: unknown key 'versoin'; allowed: model, version, counters, stages
            version: 3              | model: other              | f.yaml:2:1: key 'model' stands here twice
            version: 3              | version: 0                | f.yaml:2:10: '0' is not allowed; a whole number from 1 belongs here
            version: 3              | version: one              | f.yaml:2:10: 'one' is not allowed; a whole number from 1 belongs here
            model: small            | model: Not_So_Small       | f.yaml:1:8: 'Not_So_Small' is not a name here; allowed: lower-case letters, digits and hyphens, at most 64 characters
            name: HOT               | name: 9LIVES              | f.yaml:7:11: '9LIVES' is not a name here
            name: HOT               | nmae: HOT                 | f.yaml:7:5: unknown key 'nmae'; allowed: name, from, enters
            name: HOT               | name: LEAD                | f.yaml:7:11: there are two stages 'LEAD'
            [form, page-view]       | [form, form]              | f.yaml:3:18: counter 'form' stands here twice
            [form, page-view]       | []                        | f.yaml:3:11: the list must not be empty
            from: [LEAD]            | from: [LEAD, HOTTER]      | f.yaml:8:11: there is no stage 'HOTTER'; there are LEAD, HOT, WON
            from: [LEAD]            | from: LEAD                | f.yaml:8:11: a list belongs here, and there is 'LEAD'
            from: [LEAD]            | from: [LEAD, WON]         | f.yaml:8:11: guards lead forward only: stage 'WON' must stand before 'HOT'
            from: [HOT]             | enters: by-command        | f.yaml:13:5: key 'enters' stands here twice
            enters: by-command      | enters: by-comand         | f.yaml:13:13: 'by-comand' is not known; allowed: on-identification, by-command
            enters: by-command      | enters: on-identification | f.yaml:12:11: a stage entered on identification has no 'from'
            score:                  | scroe:                    | f.yaml:10:7: unknown key 'scroe'; allowed: score, fit, engagement, band, fact, interest, counter, all, any, not
            { at-least: 50 }        | { atleast: 50 }           | f.yaml:10:16: unknown key 'atleast'; allowed: at-least, above
            { at-least: 50 }        | { at-least: 5, above: 4 } | f.yaml:10:14: exactly one of these keys belongs here: at-least, above
            { at-least: 50 }        | { at-least: fifty }       | f.yaml:10:26: 'fifty' is not allowed; points with at most two decimals belong here
            { at-least: 50 }        | fifty                     | f.yaml:10:14: keys with values belong here, and there is 'fifty'
            'score: { at-least: 50 }' | 'fact: nmae'            | f.yaml:10:13: 'nmae' is not known; allowed: name, email, phone, way-to-reach, job-title, function, company, company-size, industry, country
            'score: { at-least: 50 }' | 'band: [A9]'            | f.yaml:10:14: 'A9' is not known; allowed: A1, A2, A3, A4, B1
            'score: { at-least: 50 }' | 'counter: { name: forms, above: 1 }' | f.yaml:10:24: 'forms' is not known; allowed: form, page-view
            'score: { at-least: 50 }' | 'counter: { name: form }' | f.yaml:10:16: exactly one of these keys belongs here: at-least, above
            'score: { at-least: 50 }' | 'all: []'               | f.yaml:10:12: the list must not be empty
            'score: { at-least: 50 }' | 'interest: { topic: x }' | f.yaml:10:17: a single value belongs here, and there is the keys topic
            """)
    void refusesAWrongFileWithPlaceAndRemedy(String right, String wrong, String sentence) {
        assertThatThrownBy(() -> StageFile.parse("f.yaml", SOUND.replace(right, wrong)))
                .isInstanceOf(StageFileException.class)
                .hasMessageStartingWith("RIPEN-LC-001 " + sentence);
    }

    @Test
    void refusesWhatIsMissingAltogether() {
        assertRefused("", "f.yaml:1:1: the file is empty");
        assertRefused("model: small\n", "f.yaml:1:1: key 'version' is missing");
        assertRefused("- a\n", "f.yaml:1:1: keys with values belong here, and there is a list of 1");
        assertRefused(SOUND.replace("    from: [HOT]\n", ""), "f.yaml:11:5: key 'from' is missing");
    }

    @Test
    void refusesWhatIsNotPlainYaml() {
        assertRefused(SOUND + "---\nmodel: second\n", "f.yaml:15:1: one document belongs here, and a second begins");
        assertRefused("model: [small\n", "f.yaml:1:14: not YAML: while parsing a flow sequence, expected ',' or ']'");
        assertRefused(
                SOUND.replace("model: small", "model: &m small").replace("[HOT]", "[*m]"),
                "f.yaml:12:12: aliases are not supported; write the value out");
    }

    @Test
    void loadsAFileByItsPath(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("mine.yml");
        Files.writeString(file, SOUND);

        assertThat(StageModels.load(file.toString()).stageNames()).containsExactly("LEAD", "HOT", "WON");
    }

    @Test
    void saysWhichFileIsNotThere(@TempDir Path folder) {
        String missing = folder.resolve("none.yaml").toString();

        assertThatThrownBy(() -> StageModels.load(missing))
                .isInstanceOf(StageFileException.class)
                .hasMessage("RIPEN-LC-002 stage file " + missing + " cannot be read");
        assertThatThrownBy(() -> StageModels.load("b2c"))
                .isInstanceOf(StageFileException.class)
                .hasMessageContaining("there is no shipped stage model 'b2c'")
                .hasMessageContaining("b2b-default");
    }

    @Test
    void refusesAFileThatIsTooLarge(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.yaml");
        Files.writeString(file, "#".repeat((1 << 20) + 1));

        assertThatThrownBy(() -> StageModels.load(file.toString())).hasMessageContaining("larger than 1048576 bytes");
    }

    private static void assertRefused(String text, String sentence) {
        assertThatThrownBy(() -> StageFile.parse("f.yaml", text))
                .isInstanceOf(StageFileException.class)
                .hasMessageStartingWith("RIPEN-LC-001 " + sentence);
    }
}
