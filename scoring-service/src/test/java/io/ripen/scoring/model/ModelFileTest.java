package io.ripen.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ripen.definitions.Place;
import io.ripen.definitions.YamlNode;
import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.Line;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.model.Attribute;
import io.ripen.scoring.domain.model.Bands;
import io.ripen.scoring.domain.model.Condition;
import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.Group;
import io.ripen.scoring.domain.model.HumanSigns;
import io.ripen.scoring.domain.model.Limit;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.model.Tally;
import io.ripen.scoring.domain.model.TextPattern;
import io.ripen.scoring.domain.model.Trigger;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
    private static final String GOOD = """
            model: mine
            version: 3
            publish-step: 5
            evidence: {scanner-burst: PT1M}
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
              groups: [{id: content, cap: 90}]
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
                - id: topic-pair
                  when: {count: {of: {asset-type: whitepaper}, at-least: 2, within: P30D, same: topic, distinct: asset}}
                  points: 9
                  group: content
                - id: back
                  when: {all: [{after: {of: {type: chat}, within: P7D}}, {path-matches: '\\A/p(rice|lan)s?$'}]}
                  points: 4
                - id: click
                  when: {type: email-click}
                  evidence: human
                  points: 3
                - id: away
                  idle: P30D
                  points: -10
            examples:
              - name: an Austrian
                touchpoints: [{at: P1D, type: form-fill, facts: {country: AT}}]
                at: P1D
                expect: {fit: 5}
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
        assertThat(model.engagement().groups()).containsExactly(new Group("content", 9000));
        assertThat(model.engagement().humanSigns())
                .isEqualTo(new HumanSigns(
                        HumanSigns.DEFAULT.pageViewWithin(),
                        HumanSigns.DEFAULT.formWithin(),
                        HumanSigns.DEFAULT.secondClickWithin(),
                        Duration.ofMinutes(1)));
        assertThat(model.engagement().tally("topic-pair#1"))
                .isEqualTo(new Tally(
                        "topic-pair#1",
                        new Condition.TextIn(Attribute.ASSET_TYPE, Set.of("whitepaper")),
                        2,
                        Duration.ofDays(30),
                        Attribute.TOPIC,
                        Attribute.ASSET));
        assertThat(model.engagement().rule("topic-pair").group()).isEqualTo("content");
        assertThat(model.engagement().tally("back#1").atLeast()).isEqualTo(1);
        assertThat(model.engagement().rule("click").needsHuman()).isTrue();
        assertThat(price.needsHuman()).isFalse();
        assertThat(model.engagement().rule("away").trigger()).isInstanceOfSatisfying(Trigger.Idle.class, idle -> {
            assertThat(idle.period()).isEqualTo(Duration.ofDays(30));
            assertThat(idle.times()).isEqualTo(12);
        });
    }

    @Test
    void findsPatternsInLinearTime() {
        TextPattern pattern = model("back").condition().leaves().stream()
                .filter(Condition.TextMatches.class::isInstance)
                .map(condition -> ((Condition.TextMatches) condition).pattern())
                .findFirst()
                .orElseThrow();

        assertThat(pattern.isIn("/prices")).isTrue();
        assertThat(pattern.isIn("/prices/all")).isFalse();
        assertThat(pattern)
                .isEqualTo(Re2Pattern.read(scalar("\\A/p(rice|lan)s?$"), "x"))
                .hasToString("\\A/p(rice|lan)s?$");
        assertThat(pattern).hasSameHashCodeAs(Re2Pattern.read(scalar("\\A/p(rice|lan)s?$"), "x"));
        assertThat(pattern).isNotEqualTo(Re2Pattern.read(scalar("x"), "x"));
        assertThat(Re2Pattern.read(scalar("(a+)+$"), "x").isIn("a".repeat(50_000) + "b"))
                .isFalse();
        assertThatThrownBy(() -> Re2Pattern.read(scalar("x".repeat(501)), "'path-matches'"))
                .hasMessageContaining("'path-matches' must not be longer than 500 characters");
    }

    private static Trigger.Act model(String rule) {
        return (Trigger.Act) parse(GOOD).engagement().rule(rule).trigger();
    }

    private static YamlNode scalar(String text) {
        return new YamlNode.Scalar(new Place("f", 1, 1), text, true);
    }

    @Test
    void hasAFingerprintThatFollowsItsContent() {
        assertThat(parse(GOOD).ref()).isEqualTo(parse(GOOD).ref());
        assertThat(parse(GOOD).ref())
                .isNotEqualTo(parse(GOOD.replace("points: 25", "points: 26")).ref());
    }

    // Each case replaces a part of the good model; ^ marks the place that the message must name.
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            publish-step: 5          | ^publish-stepp: 5                  | unknown key 'publish-stepp' in a model (did you mean 'publish-step'?); allowed: bands, email-domains, engagement, evidence, examples, fit, functions, model, publish-step, thresholds, version
            publish-step: 5          | publish-step: ^five                | must be a whole number from 1 to
            version: 3               | version: ^0                        | must be a whole number from 1 to
            version: 3               | version: ^2026112301               | whole number from 1 to 999999999
            model: mine              | model: ^B2B / EMEA                 | it is part of addresses
            model: mine              | model: ^.hidden                    | begins with a letter or digit
            version: 3               | version: ^~                        | must be a text
            version: 3               | version: 3\\n^version: 4            | stands here twice
            publish-step: 5          | publish-step: 5\\nthresholds: [50, ^50] | from the lowest up, each once
            publish-step: 5          | publish-step: 5\\nthresholds: [50, ^171] | no lead can reach this total: the caps of both axes are 170 together
            publish-step: 5          | publish-step: 5\\nthresholds: ^50      | 'thresholds' must be a list
            model: mine\\nversion: 3 | ^model: mine                       | needs the key 'version'
            {email-domain: rival}    | {email-domain: ^rivals}            | unknown class of mail domains 'rivals' (did you mean 'rival'?); allowed: business, rival
            {email-domain: rival}    | ^{type: page-view}                 | may only look at facts
            {email-domain: rival}    | ^{email-domain: rival, fact: name} | exactly one key
            {email-domain: rival}    | {all: ^[]}                         | needs at least one condition
            name: country            | name: ^contry                      | unknown fact 'contry' (did you mean 'country'?); allowed: company, company-size, country
            [page-view, download]    | [page-view, ^dwnload]              | unknown touchpoint type 'dwnload' (did you mean 'download'?); allowed: bounce, chat
            in: [AT, CH]             | in: [AT, ^Germany]                 | no lead ever has the country 'Germany'; allowed: the two letters of ISO 3166
            in: [AT, CH]             | in: ^UK                            | no lead ever has the country 'UK' (did you mean
            name: country, in: [AT, CH] | name: company-size, in: ["51-200", ^"50-200"] | no lead ever has the company-size '50-200' (did you mean '51-200'?); allowed: 10001+, 5001-10000
            name: country, in: [AT, CH] | name: time-zone, in: [europe/vienna, ^Europe/Wien] | no lead ever has the time-zone 'Europe/Wien'
            name: country, in: [AT, CH] | name: industry, in: [Gardening, ^software house] | it is kept as 'Information'
            name: country, in: [AT, CH] | name: phone, in: ^01 234567        | numbers are kept as +431234567
            domains: [Rival.example] | domains: ["*.rival.example", ^"@rival.example"] | no address has the domain '@rival.example'; allowed: a domain such as rival.example
            domains: [Rival.example] | domains: ^"https://rival.example/"  | no address has the domain
            domains: [Rival.example] | domains: ^rival                     | no address has the domain 'rival'
            path-starts: /pricing    | path-starts: ^pricing              | a path must start with '/'
            path-starts: /pricing    | ^path-begins: /pricing             | unknown key 'path-begins' in a condition; allowed: after, all, any, asset, asset-matches
            points: 25               | points: ^2.5                       | whole number
            {times: 2, per: P1D}     | ^{times: 2}                        | 'times' and 'per' go together
            {times: 2, per: P1D}     | {times: 2, per: ^1 day}            | ISO-8601 period
            {lifetime: 9}            | {^lifetimes: 9}                    | unknown key 'lifetimes' in a limit (did you mean 'lifetime'?); allowed: cool-down, lifetime, per, times
            {times: 2, per: P1D}     | ^each                              | unknown limit in a list 'each'; allowed: first
            limit: first             | limit: ^once                       | unknown limit 'once'; allowed: each, first
            {linear: P30D}           | {^exponential: P30D}               | unknown key 'exponential' in 'decay'; allowed: half-life, linear, step
            {linear: P30D}           | ^{linear: P30D, step: P1D}         | must have exactly one key, one of: half-life, linear, step
            {linear: P30D}           | ^slow                              | unknown decay 'slow'; allowed: none
            id: seats                | id: ^price                         | there is another rule with the id 'price'
            id: seats                | id: ^cap                           | is a word of receipts
            at-least: 50             | at-least: ^many                    | must be a number
            at-least: 50             | at-least: ^1e999999999             | at most 20 digits on each side of the point
            at-least: 50             | at-least: ^1e-999999999            | at most 20 digits on each side of the point
            at-least: 50             | ^more: 50                          | unknown key 'more' in a property condition; allowed: at-least
            {name: seats, at-least: 50} | ^{name: seats, at-least: 5, in: [6]} | exactly one comparison
            {name: seats, at-least: 50} | ^{name: seats}                       | exactly one comparison
            {name: seats, at-least: 50} | {name: seats, at-least: 7, at-most: ^6} | must not be less than 'at-least'
            {name: seats, at-least: 50} | {name: seats, in: ^[]}             | the values must not be empty
            {name: seats, at-least: 50} | {name: seats, matches: ^'a(?=b)'}  | regular expression of RE2
            {name: country, in: [AT, CH]} | {name: country, matches: ^'(a)\\1'} | regular expression of RE2
            {name: country, in: [AT, CH]} | ^{name: country}                 | either 'in' or 'matches'
            {path-starts: /pricing}  | {path-matches: ^'/p(?!x)'}         | no look-around and no back-references
            {path-starts: /pricing}  | {path-matches: ^'((a{1000}){1000}){1000}'} | repeats too much
            {path-starts: /pricing}  | {path-matches: ^'((a{100}){100}){100}'} | repeats too much
            {path-starts: /pricing}  | {path-matches: ^'a{999}b{999}c{9}'}      | not be longer than 2000 instructions
            topic: price             | topic: ^"a\\0b"                        | without control characters
            counters: [price-content] | counters: [^"a\\x1Fb"]                | without control characters
            id: seats                | id: ^"\\0"                            | must be a text
            {path-starts: /pricing}  | {phase: ^purchase}                 | unknown journey phase 'purchase'; allowed: awareness, consideration, decision
            {path-starts: /pricing}  | {^campaign-sorce: x}               | did you mean 'campaign-source'
            [page-view, download]    | ^[]                                | 'type' must not be empty
            {all: [{type: [page-view, download]}, {path-starts: /pricing}]} | ^{all: [{type: chat}, {type: video}]} | no touchpoint can ever match
            {all: [{type: [page-view, download]}, {path-starts: /pricing}]} | {count: ^{of: {type: chat}, within: P1D}} | 'count' needs the key 'at-least'
            {all: [{type: [page-view, download]}, {path-starts: /pricing}]} | {count: {of: {type: chat}, at-least: ^1, within: P1D}} | whole number from 2 to 50
            {all: [{type: [page-view, download]}, {path-starts: /pricing}]} | {after: {of: {type: chat}, within: P1D, same: ^topics}} | unknown attribute 'topics' (did you mean 'topic'?)
            {all: [{type: [page-view, download]}, {path-starts: /pricing}]} | {after: {of: {after: ^{of: {type: chat}, within: P1D}}, within: P1D}} | what is counted must not itself count
            {all: [{type: [page-view, download]}, {path-starts: /pricing}]} | {after: {of: ^{all: [{type: chat}, {type: video}]}, within: P1D}} | no touchpoint can ever match
            cap: 60                  | group: ^contents                   | unknown group 'contents' (did you mean 'content'?); allowed: content
            {id: content, cap: 90}   | {id: content, cap: 90}, {id: ^content, cap: 1} | there is another group with the id 'content'
            {id: content, cap: 90}   | {id: content, cap: ^0}             | whole number from 1 to
            scanner-burst: PT1M      | ^scanner-brust: PT1M               | did you mean 'scanner-burst'
            {scanner-burst: PT1M}    | ^{scanner-burst: P30D}             | must be shorter than 'second-click-within'
            {scanner-burst: PT1M}    | {scanner-burst: ^PT0S}             | from PT1S to P3650D
            idle: P30D               | idle: ^PT1H                        | from P1D to P3650D
            idle: P30D               | idle: {for: P30D, times: ^101}     | whole number from 1 to 100
            idle: P30D               | idle: {for: P30D, without: ^{all: [{type: chat}, {type: video}]}} | no touchpoint can ever match
            idle: P30D               | idle: {for: P30D, without: {^count: {of: {type: chat}, at-least: 2, within: P7D}}} | no 'count' or 'after' here; allowed: all, any, asset
            idle: P30D               | idle: {for: P30D, without: {any: [{type: chat}, {not: {^after: {of: {type: chat}, within: P7D}}}]}} | what ends idleness must not count
            - id: away               | - ^id: away\\n      when: {type: chat} | needs either 'when' or 'idle'
            idle: P30D               | idle: P30D\\n      ^counters: x      | a rule with 'idle' has none
            idle: P30D               | idle: P30D\\n      ^evidence: human  | a rule with 'idle' has none
            evidence: human          | evidence: ^humans                  | unknown evidence 'humans' (did you mean 'human'?); allowed: any, human
            expect: {fit: 5}         | expect: ^{}                         | needs at least one of: band
            expect: {fit: 5}         | expect: {fit: ^5.001}               | at most two decimals
            expect: {fit: 5}         | expect: {band: ^A9}                 | unknown band 'A9'
            expect: {fit: 5}         | expect: {lines: {^prize: 5}}        | unknown rule 'prize' (did you mean 'price'?)
            expect: {fit: 5}         | expect: {counters: {^price: 5}}     | unknown counter 'price'
            at: P1D\\n    expect   | at: ^PT1H\\n    expect             | must not lie before the last touchpoint
            facts: {country: AT}     | facts: {^contry: AT}                | unknown fact 'contry' (did you mean 'country'?)
            touchpoints: [{at: P1D, type: form-fill, facts: {country: AT}}] | touchpoints: ^[] | must not be empty
            - name: an Austrian      | - {name: an Austrian, touchpoints: [{type: chat}], expect: {fit: 0}}\\n  - name: ^an Austrian | another example with this name
            {name: "2", from: 20}    | {name: "2", from: ^60}             | overlaps
            {name: "3"}              | {name: "3", ^from: 1}              | the last band takes everything below the others
            {name: A, from: 10}      | {name: A, from: ^71}               | no lead can be in this band: the cap of the axis is 70
            {name: "1", from: 50}    | {name: "1", from: ^101}            | the cap of the axis is 100
            {name: B}                | {name: ^"B,C"}                     | no comma and no blank
            {name: B}                | {name: ^B C}                       | no comma and no blank
            {name: B}]\\n  engagement: [{name: "1", from: 50} | {name: A1}]\\n  engagement: ^[{name: "12", from: 50} | two bands of the name 'A12'
            keywords: [ceo]}         | keywords: [ceo]}\\n  - {name: ^decider, keywords: [cto]} | there is another function with this name
            keywords: [ceo]          | keywords: [ceo, ^"&"]              | needs a letter or a digit
            keywords: [ceo]          | keywords: ^'- -'                   | needs a letter or a digit
            class: rival             | class: ^business                   | choose another name
            domains: [Rival.example] | list: ^rivals.json                 | there is no list 'rivals.json'; allowed: free-email-domains, disposable-email-domains
            domains: [Rival.example] | domains: ^[]                       | must not be empty
            keywords: [ceo]          | keywords: ^{a: b}                  | must be a list
            cap: 100                 | cap: 100^: 3                       | not YAML:
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
    void readsAVersionForEverThatAnEarlierReleaseTook() {
        String kept = GOOD.replace("{name: A, from: 10}", "{name: 'A,', from: 71}")
                .replace("keywords: [ceo]", "keywords: ['&']")
                .replace("{name: B}", "{name: A1}")
                .replace("in: [AT, CH]", "in: [Austria]")
                .replace("Rival.example", "'@rival.example'")
                .replace("model: mine", "model: B2B / EMEA")
                .replace("version: 3", "version: 2026112301")
                .replace(
                        "idle: P30D",
                        "idle: {for: P30D, without: {count: {of: {type: chat}, at-least: 2, within: P7D}}}")
                .replace("{name: \"2\", from: 20}, {name: \"3\"}", "{name: \"12\", from: 20}, {name: \"2\"}");

        ScoringModel model = ModelFile.parse("kept", new ModelSource(kept, Map.of()));

        assertThat(model.fitBands().bands()).extracting(Bands.Band::name).containsExactly("A,", "A1");
    }

    /** Whether it is new is known only after a look at what was published. */
    @Test
    void takesAConfiguredFileThatAnEarlierReleaseTook() throws IOException {
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, GOOD.replace("{name: A, from: 10}", "{name: A, from: 71}"));

        ModelSource known = ModelFile.knownSource(file.toString(), Optional.empty());

        assertThat(ModelFile.parse("own", known).fitBands().bands())
                .extracting(Bands.Band::name)
                .contains("A");
        assertThatThrownBy(() -> ModelFile.source(file.toString(), Optional.empty()))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("no lead can be in this band");
    }

    @Test
    void refusesAFileThatIsNoModel() {
        assertThatThrownBy(() -> parse("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> parse("- a")).hasMessageContaining("must be a mapping with the keys bands");
        assertThatThrownBy(() -> parse(GOOD + "---\na: b\n")).hasMessageContaining("a second begins");
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
    void takesTheListsOfTheCompanyInsteadOfTheShippedOnes() throws IOException {
        Files.writeString(folder.resolve("competitor-email-domains.json"), "[\"rival.example\", \"*.rival.test\"]");

        ScoringModel shipped = ModelFile.load("b2b-default");
        ScoringModel own = ModelFile.load("b2b-default", Optional.of(folder));

        assertThat(evaluate(shipped, 0, mail("a@rival.example")).fit()).isEqualTo(1000);
        assertThat(evaluate(own, 0, mail("a@rival.example")).fit()).isEqualTo(-5000);
        assertThat(evaluate(own, 0, mail("a@sales.rival.test")).fit()).isEqualTo(-5000);
        assertThat(evaluate(own, 0, mail("a@rival.test")).fit()).isEqualTo(1000);
        assertThat(own.ref().version()).isEqualTo(shipped.ref().version());
        assertThat(own.ref().fingerprint()).isNotEqualTo(shipped.ref().fingerprint());
        assertThat(own.ref().fingerprint())
                .isEqualTo(
                        ModelFile.load("b2b-default", Optional.of(folder)).ref().fingerprint());
    }

    @Test
    void knowsDisposableAndFreeMailDomains() {
        ScoringModel model = ModelFile.load("b2b-default");

        assertThat(evaluate(model, 0, mail("a@mailinator.com")).fit()).isEqualTo(-3000);
        assertThat(evaluate(model, 0, mail("a@any.10mail.org")).fit()).isEqualTo(-3000);
        assertThat(evaluate(model, 0, mail("a@gmail.com")).fit()).isEqualTo(-1000);
        assertThat(evaluate(model, 0, mail("a@ibm.com")).fit()).isEqualTo(1000);
    }

    @Test
    void saysWhichModelsThereAre() {
        assertThatThrownBy(() -> ModelFile.load("b2b"))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("b2b-default, lexicon or the path of a .yaml file");
        assertThatThrownBy(() -> ModelFile.load("lexikon")).hasMessageContaining("did you mean 'lexicon'?");
        assertThatThrownBy(() -> ModelFile.load(folder.resolve("none.yaml").toString()))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void readsAModelWithoutAFileLikeTheFile() {
        assertThat(ModelFile.parse("kept", ModelFile.source("b2b-default", Optional.empty()))
                        .ref())
                .isEqualTo(ModelFile.load("b2b-default").ref());
    }

    @Test
    void refusesAListBesideAModelThatHasNoFile() {
        String model = GOOD.replace("domains: [Rival.example]", "list: rivals.json");

        assertThatThrownBy(() -> ModelFile.source("kept", model, Optional.empty()))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("kept:6:26")
                .hasMessageContaining("competitor-email-domains, or write the domains under 'domains'");
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
        assertThat(evaluation.interests().topics().keySet()).containsExactlyInAnyOrder("price", "product", "use-case");
    }

    @Test
    void readsAListOfLimitsWithAWordInIt() {
        ScoringModel model = parse(GOOD.replace("limit: first", "limit: [first, {cool-down: P7D}]"));

        assertThat(model.engagement().rule("seats").limits())
                .containsExactly(new Limit.Lifetime(1), new Limit.CoolDown(Duration.ofDays(7)));
    }

    @Test
    void readsTheTotalsThatMatter() {
        assertThat(parse(GOOD).thresholds().totals()).isEmpty();
        assertThat(parse(GOOD.replace("publish-step: 5", "publish-step: 5\nthresholds: [-5, 40, 170]"))
                        .thresholds()
                        .totals())
                .containsExactly(-500L, 4000L, 17000L);
        assertThat(ModelFile.load("b2b-default").thresholds().totals())
                .containsExactly(4000L, 5000L, 6000L, 7000L)
                .isEqualTo(ModelFile.load("lexicon").thresholds().totals());
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
        return ModelFile.parse("mine.yaml", text, Path.of("mine.yaml"), Optional.empty());
    }

    private static Touchpoint mail(String address) {
        return Sample.form("m", 0, Map.of(FactName.EMAIL, address));
    }

    private static Score evaluate(ScoringModel model, double day, Touchpoint... touchpoints) {
        return Evaluation.of(Fold.fold(List.of(touchpoints), model), Sample.day(day), model)
                .score();
    }
}
