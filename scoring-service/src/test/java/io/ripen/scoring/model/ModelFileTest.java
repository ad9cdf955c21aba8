package io.ripen.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.Line;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.Limit;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
    private static final String GOOD = """
            model: mine
            version: 3
            publish-step: 5
            email-domains:
              - {class: rival, domains: [Rival.example]}
            functions:
              - {name: decider, keywords: [ceo]}
            bands:
              fit: [{name: A, from: 10}, {name: B}]
              engagement: [{name: "1", from: 50}, {name: "2", from: 20}, {name: "3"}]
            fit:
              cap: 70
              rules:
                - {id: rival, when: {email-domain: rival}, points: -50}
                - {id: place, when: {fact: {name: country, in: [AT, CH]}}, points: 5}
            engagement:
              cap: 100
              rules:
                - id: price
                  when: {all: [{type: [page-view, download]}, {path-starts: /pricing}]}
                  points: 25
                  limit: [{times: 2, per: P1D}, {cool-down: PT1H}, {lifetime: 9}]
                  cap: 60
                  decay: {linear: P30D}
                  topic: price
                  counters: [price-content]
                - id: seats
                  when: {property: {name: seats, at-least: 50}}
                  points: 1
                  limit: first
                  decay: {step: P1D}
                - id: plan
                  when: {any: [{property: {name: plan, in: [gold, 7, true]}}, {not: {name: x}}, {path: [/a]}]}
                  points: 0
                  limit: each
                  decay: none
            """;

    @TempDir
    Path folder;

    @Test
    void readsEveryPartOfAModel() {
        ScoringModel model = parse(GOOD);

        assertThat(model.ref().id()).isEqualTo("mine");
        assertThat(model.ref().version()).isEqualTo(3);
        assertThat(model.publishStep()).isEqualTo(500);
        assertThat(model.band(1000, 1999)).isEqualTo("A3");
        assertThat(model.fit().cap()).isEqualTo(7000);
        EngagementRule price = model.engagement().rules().getFirst();
        assertThat(price.limits())
                .containsExactly(
                        new Limit.PerPeriod(2, Duration.ofDays(1)),
                        new Limit.CoolDown(Duration.ofHours(1)),
                        new Limit.Lifetime(9));
        assertThat(price.cap()).isEqualTo(6000);
        assertThat(price.worth().decay()).isEqualTo(new Decay.Linear(Duration.ofDays(30)));
        assertThat(model.engagement().rules().get(1).limits()).containsExactly(new Limit.Lifetime(1));
        assertThat(model.engagement().rules().get(2).limits()).isEmpty();
        assertThat(model.functions().of("CEO")).contains("decider");
    }

    @Test
    void hasAFingerprintThatFollowsItsContent() {
        assertThat(parse(GOOD).ref()).isEqualTo(parse(GOOD).ref());
        assertThat(parse(GOOD).ref())
                .isNotEqualTo(parse(GOOD.replace("points: 25", "points: 26")).ref());
    }

    // Each case replaces a part of the good model; ^ marks the place that the message must name.
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            publish-step: 5          | ^publish-stepp: 5                  | unknown key 'publish-stepp' in a model; allowed: bands, email-domains, engagement, fit, functions, model, publish-step, version
            publish-step: 5          | publish-step: ^five                | must be a whole number from 1 to
            version: 3               | version: ^0                        | must be a whole number from 1 to
            version: 3               | version: ^~                        | must be a text
            version: 3               | version: 3\\n^version: 4            | stands twice
            model: mine\\nversion: 3 | ^model: mine                       | needs the key 'version'
            {email-domain: rival}    | {email-domain: ^rivals}            | unknown class of mail domains 'rivals'; allowed: business, rival
            {email-domain: rival}    | ^{type: page-view}                 | may only look at facts
            {email-domain: rival}    | ^{email-domain: rival, fact: name} | exactly one key
            {email-domain: rival}    | {all: ^[]}                         | needs at least one condition
            name: country            | name: ^contry                      | unknown fact 'contry'; allowed: company, company-size, country
            [page-view, download]    | [page-view, ^dwnload]              | unknown touchpoint type 'dwnload'; allowed: bounce, chat
            path-starts: /pricing    | path-starts: ^pricing              | a path must start with '/'
            path-starts: /pricing    | ^path-begins: /pricing             | unknown key 'path-begins' in a condition; allowed: all, any, asset-type
            points: 25               | points: ^2.5                       | whole number
            {times: 2, per: P1D}     | ^{times: 2}                        | 'times' and 'per' go together
            {times: 2, per: P1D}     | {times: 2, per: ^1 day}            | ISO-8601 period
            {lifetime: 9}            | {^lifetimes: 9}                    | unknown key 'lifetimes' in a limit; allowed: cool-down, lifetime, per, times
            limit: first             | limit: ^once                       | unknown limit 'once'; allowed: each, first
            {linear: P30D}           | {^exponential: P30D}               | unknown key 'exponential' in 'decay'; allowed: half-life, linear, step
            {linear: P30D}           | ^{linear: P30D, step: P1D}         | must have exactly one key, one of: half-life, linear, step
            {linear: P30D}           | ^slow                              | unknown decay 'slow'; allowed: none
            id: seats                | id: ^price                         | there is another rule with the id 'price'
            id: seats                | id: ^cap                           | is a word of receipts
            at-least: 50             | at-least: ^many                    | must be a number
            at-least: 50             | ^more: 50                          | unknown key 'more' in a property condition; allowed: at-least
            {name: seats, at-least: 50} | ^{name: seats, at-least: 5, at-most: 6} | exactly one comparison
            {name: "2", from: 20}    | {name: "2", from: ^60}             | overlaps
            {name: "3"}              | {name: "3", ^from: 1}              | unknown key 'from' in a band
            class: rival             | class: ^business                   | choose another name
            domains: [Rival.example] | list: ^rivals.json                 | there is no list 'rivals.json'; allowed: free-email-domains
            domains: [Rival.example] | domains: ^[]                       | must not be empty
            keywords: [ceo]          | keywords: ^{a: b}                  | must be a list
            cap: 100                 | cap: 100^: 3                       | not well-formed YAML
            """)
    void refusesWhatIsWrongAndSaysWhereAndWhatWouldBeRight(String part, String replacement, String message) {
        String marked = GOOD.replace(unfolded(part), unfolded(replacement));
        String before = marked.substring(0, marked.indexOf('^'));
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');

        ModelFileException refusal =
                catchThrowableOfType(ModelFileException.class, () -> parse(marked.replace("^", "")));

        assertThat(refusal)
                .hasMessageContaining(message)
                .hasMessageStartingWith("RIPEN-S-001 model file mine.yaml:" + line + ":" + column + ": ");
        assertThat(refusal.line()).isEqualTo((int) line);
        assertThat(refusal.column()).isEqualTo(column);
    }

    private static String unfolded(String text) {
        return text.replace("\\n", "\n");
    }

    @Test
    void refusesAFileThatIsNoModel() {
        assertThatThrownBy(() -> parse("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> parse("- a")).hasMessageContaining("must be a mapping with the keys bands");
        assertThatThrownBy(() -> parse(GOOD + "---\na: b\n")).hasMessageContaining("second document");
        assertThatThrownBy(() -> parse(GOOD.replace("version: 3", "version: ~")))
                .hasMessageContaining("must be a text");
    }

    @Test
    void loadsAFileWithItsListsBesideIt() throws IOException {
        Files.writeString(folder.resolve("rivals.json"), "[\"Rival.example\"]");
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, GOOD.replace("domains: [Rival.example]", "list: rivals.json"));

        ScoringModel model = ModelFile.load(file.toString());

        assertThat(evaluate(model, 0, mail("a@rival.example")).fit()).isEqualTo(-5000);
        Files.writeString(folder.resolve("rivals.json"), "{}");
        assertThatThrownBy(() -> ModelFile.load(file.toString())).hasMessageContaining("not a JSON array");
    }

    @Test
    void saysWhichModelsThereAre() {
        assertThatThrownBy(() -> ModelFile.load("b2b"))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("b2b-default, lexicon or the path of a .yaml file");
        assertThatThrownBy(() -> ModelFile.load(folder.resolve("none.yaml").toString()))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void shipsTheDefaultModel() {
        ScoringModel model = ModelFile.load("b2b-default");
        Touchpoint demo = Sample.touchpoint(
                "f",
                1,
                TouchpointType.FORM_FILL,
                "/get-started/book-a-demo-of-snowplow-bdp",
                Map.of(
                        FactName.EMAIL, "ada@example.com",
                        FactName.NAME, "Ada",
                        FactName.COMPANY, "Acme",
                        FactName.JOB_TITLE, "VP of Data"),
                List.of());

        Evaluation evaluation = Evaluation.of(
                Fold.fold(
                        List.of(
                                Sample.view("a", 1, "/pricing"),
                                Sample.view("b", 1, "/pricing"),
                                Sample.view("c", 1, "/customers/acme"),
                                Sample.view("d", 1, "/careers"),
                                Sample.view("e", 1, "/explore"),
                                demo),
                        model),
                Sample.day(1),
                model);

        assertThat(evaluation.score().fit()).isEqualTo((5 + 10 + 10 + 20) * 100);
        assertThat(evaluation.lines().stream().filter(line -> line.count() == 1).map(Line::rule))
                .containsExactly(
                        "page-view",
                        "price",
                        "page-view",
                        "page-view",
                        "use-case",
                        "page-view",
                        "careers-page",
                        "page-view",
                        "product-page",
                        "demo-request");
        assertThat(evaluation.score().engagement()).isEqualTo((5 + 25 + 20 - 10 + 5 + 50) * 100);
        assertThat(evaluation.score().band()).isEqualTo("B1");
        assertThat(evaluation.interests().keySet()).containsExactlyInAnyOrder("price", "product", "use-case");
    }

    @Test
    void shipsAListOfFreeMailDomains() {
        ScoringModel model = ModelFile.load("b2b-default");

        assertThat(evaluate(model, 0, mail("a@gmail.com")).fit()).isEqualTo(-1000);
        assertThat(evaluate(model, 0, mail("a@acme.example")).fit()).isEqualTo(1000);
    }

    @Test
    void shipsTheTextbookModel() {
        ScoringModel model = ModelFile.load("lexicon");

        assertThat(model.fit().rules()).extracting(rule -> rule.points()).containsExactly(500L, 1500L);
        assertThat(model.engagement().rule("price-brochure")).isNotNull();
    }

    private static ScoringModel parse(String text) {
        return ModelFile.parse("mine.yaml", text, Path.of("mine.yaml"));
    }

    private static Touchpoint mail(String address) {
        return Sample.form("m", 0, Map.of(FactName.EMAIL, address));
    }

    private static Score evaluate(ScoringModel model, double day, Touchpoint... touchpoints) {
        return Evaluation.of(Fold.fold(List.of(touchpoints), model), Sample.day(day), model)
                .score();
    }
}
