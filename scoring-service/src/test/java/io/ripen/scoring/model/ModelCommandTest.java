package io.ripen.scoring.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ModelCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String textbook = "";

    @BeforeEach
    void readTextbook() throws IOException {
        textbook = shipped("lexicon");
    }

    @Test
    void findsTheShippedModelsGoodAndTheirExamplesRight() {
        assertThat(run("validate", "b2b-default", "lexicon")).isZero();
        assertThat(out.toString()).contains("lexicon: good. lexicon version 2, 2 fit rules, 2 engagement rules");
        assertThat(run("test", "b2b-default", "lexicon")).isZero();
        assertThat(out.toString()).contains("ok    lexicon: the price brochure").doesNotContain("FAIL");
    }

    @Test
    void namesThePlaceOfWhatIsWrong() throws IOException {
        Path file = file("wrong.yaml", textbook.replace("limit: first", "limit: frist"));

        assertThat(run("validate", file.toString(), "lexicon")).isEqualTo(1);
        assertThat(err.toString())
                .contains("wrong.yaml:" + lineOf("limit: first") + ":14: unknown limit 'frist'"
                        + " (did you mean 'first'?); allowed: each, first");
        assertThat(out.toString()).contains("lexicon: good");
        assertThat(run("test", file.toString())).isEqualTo(1);
        assertThat(run("validate", folder.resolve("none.yaml").toString())).isEqualTo(1);
    }

    @Test
    void tellsWhatAnExampleGaveInstead() throws IOException {
        Path file = file(
                "other.yaml",
                textbook.replace("fit: 20", "fit: 21")
                        .replace("price-brochure: 80}", "page-views: 3}")
                        .replace("page-views", "job-title")
                        .replace(
                                "job-title: 5, phone: 15, page-view: 1, job-title: 3",
                                "job-title: 5, phone: 14, cap: -1"));

        assertThat(run("test", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("FAIL")
                .contains("fit is 20.00, expected 21.00")
                .contains("line phone is 15.00, expected 14.00")
                .contains("line cap is absent, expected -1.00")
                .contains("line price-brochure is 80.00, expected none")
                .contains("ok    ");
        Path without = file("without.yaml", textbook.substring(0, textbook.indexOf("examples:")));
        assertThat(run("test", without.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("carries no examples");
    }

    @Test
    void saysWhatChangesBetweenTwoModels() throws IOException {
        Path file = file(
                "next.yaml",
                textbook.replace("version: 2", "version: 3")
                        .replace("thresholds: [40, 50, 60, 70]", "thresholds: [50, 70]")
                        .replace("id: phone,", "id: telephone,")
                        .replace("limit: first", "limit: [{cool-down: P7D}, {times: 2, per: P30D}]")
                        .replace("{half-life: P7D}", "none")
                        .replace("phone: 15", "telephone: 15"));

        assertThat(run("diff", "lexicon", "lexicon")).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(run("diff", "lexicon", file.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactlyInAnyOrder(
                        "~ model, version: 2 -> 3",
                        "~ model, thresholds: 40, 50, 60, 70 -> 50, 70",
                        "- fit rule phone: when fact phone; points 15",
                        "+ fit rule telephone: when fact phone; points 15",
                        "~ engagement rule page-view, decay: half-life PT168H -> none",
                        "~ engagement rule price-brochure, limit: 1 in a lifetime -> cool-down PT168H, 2 per PT720H");
        assertThat(run("diff", "lexicon", "b2b-default")).isEqualTo(1);
        assertThat(out.toString())
                .contains("+ engagement rule idle: idle PT720H, at most 12 times, without not type")
                .contains("~ email domains competitor: 1 more, 0 fewer")
                .contains("~ functions, gatekeeper: nothing -> assistant");
    }

    @Test
    void tellsThePeopleOfASharedBrowserApart() throws IOException {
        String form = "\"type\":\"form-fill\",\"facts\":{\"email\":\"%s@acme.example\",\"jobTitle\":\"CEO\"}";
        String view = "\"type\":\"page-view\"";
        String file = file(
                        "shared.ndjson",
                        shared("a1", 1, view)
                                + shared("a2", 2, form.formatted("ada"))
                                + shared("a3", 3, view)
                                + shared("b1", 4, form.formatted("bob"))
                                + shared("b2", 5, view)
                                + shared("b1", 4, form.formatted("bob")))
                .toString();

        assertThat(run("explain", "lexicon", "--touchpoints", file, "--lead", "Ada@acme.example"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("(a1)", "(a2)", "(a3)").doesNotContain("(b1)", "(b2)");
        out.getBuffer().setLength(0);
        assertThat(run("explain", "lexicon", "--touchpoints", file, "--lead", "bob@acme.example"))
                .isZero();
        assertThat(out.toString()).contains("(b1)", "(b2)").doesNotContain("(a1)", "(a2)", "(a3)");
        assertThat(run("explain", "lexicon", "--touchpoints", file, "--lead", "tablet"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("several people used tablet: ada@acme.example, bob@acme.example");
    }

    private static String shared(String id, int day, String members) {
        return """
                {"touchpointId":"%s","site":"www","visitorKey":"v:tablet","visitorId":"tablet",%s,
                "occurredAt":"2025-01-0%dT00:00:00Z","receivedAt":"2025-01-0%dT00:00:00Z"}
                """.formatted(id, members, day, day);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - {name: a, keywords: [ceo]}\\n  - {name: b, keywords: [chief]} | - {name: b, keywords: [chief]}\\n  - {name: a, keywords: [ceo]} | ~ precedence, functions: a, b -> b, a
            - {class: free, domains: [a.example]}\\n  - {class: rival, domains: [a.example]} | - {class: rival, domains: [a.example]}\\n  - {class: free, domains: [a.example]} | ~ precedence, email domains: free, rival -> rival, free
            in: ["5"] | in: [5] | ~ engagement rule seats, when: property seats "5" -> property seats 5
            """)
    void seesWhatOnlyLooksAlike(String part, String other, String difference) throws IOException {
        String model = textbook.replace("version: 2\n", """
                        version: 2
                        functions:
                          - {name: a, keywords: [ceo]}
                          - {name: b, keywords: [chief]}
                        email-domains:
                          - {class: free, domains: [a.example]}
                          - {class: rival, domains: [a.example]}
                        """)
                .replace("{fact: phone}", "{email-domain: rival}")
                .replace(
                        "    - id: page-view",
                        "    - {id: seats, when: {property: {name: seats, in: [\"5\"]}}, points: 1}\n    - id: page-view");
        Path before = file("before.yaml", model);
        Path after = file("after.yaml", model.replace(part.replace("\\n", "\n"), other.replace("\\n", "\n")));

        assertThat(run("diff", before.toString(), after.toString()))
                .as(err.toString())
                .isEqualTo(1);
        assertThat(out.toString().lines()).containsExactly(difference);
    }

    @Test
    void explainsAScoreByItsTouchpoints() throws IOException {
        Path touchpoints = file("touchpoints.ndjson", """
                {"touchpointId":"t1","site":"www","visitorKey":"v:1","visitorId":"1","type":"page-view",\
                "occurredAt":"2025-01-01T00:00:00Z","receivedAt":"2025-01-01T00:00:00Z",\
                "page":{"url":"https://www.example.com/"}}
                {"touchpointId":"t2","site":"www","visitorKey":"v:1","visitorId":"1","type":"form-fill",\
                "occurredAt":"2025-01-02T00:00:00Z","receivedAt":"2025-01-02T00:00:00Z",\
                "facts":{"email":"Ada@acme.example","jobTitle":"CEO"}}
                [{"touchpointId":"t3","site":"www","visitorKey":"v:2","visitorId":"2","type":"page-view",\
                "occurredAt":"2025-01-01T00:00:00Z","receivedAt":"2025-01-01T00:00:00Z"}]
                """);

        assertThat(run("explain", "lexicon", "--touchpoints", touchpoints.toString(), "--lead", "ada@acme.example"))
                .isZero();
        assertThat(out.toString())
                .contains("2025-01-01T00:00:00Z page-view www.example.com/ (t1)")
                .contains("page-view                awards 1.00, for t1 at 2025-01-01T00:00:00Z")
                .contains("job-title                gives 5.00")
                .contains("fit 5.00 + engagement 0.91 = 5.91, band C4")
                .doesNotContain("t3")
                .doesNotContain("does not match");
        out.getBuffer().setLength(0);
        assertThat(run(
                        "explain",
                        "lexicon",
                        "--touchpoints",
                        touchpoints.toString(),
                        "--rule",
                        "price-brochure",
                        "--at",
                        "2025-01-01T12:00:00Z"))
                .isZero();
        assertThat(out.toString())
                .contains("price-brochure           does not match: needs type download")
                .contains("Receipt at 2025-01-01T12:00:00Z under lexicon version 2")
                .contains("t3")
                .doesNotContain("t2");
    }

    @Test
    void refusesTouchpointsThatCannotBeRead() throws IOException {
        Path file = file("bad.json", "{\"site\":\"www\"}");
        Path broken = file("broken.json", "{");

        assertThat(run("explain", "lexicon", "--touchpoints", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("touchpoint 1 of " + file + " needs the member 'touchpointId'");
        assertThat(run("explain", "lexicon", "--touchpoints", broken.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("is no JSON near line 1");
        assertThat(run(
                        "explain",
                        "lexicon",
                        "--touchpoints",
                        folder.resolve("x").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot be read");
        assertThat(run(
                        "explain",
                        "lexicon",
                        "--touchpoints",
                        file("none.json", "[]").toString(),
                        "--lead",
                        "x"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("has no touchpoint of x");
    }

    @Test
    void answersWrongArgumentsWithTwo() throws IOException {
        String file = file("t.json", "[]").toString();

        assertThat(run("validate")).isEqualTo(2);
        assertThat(run("diff", "lexicon")).isEqualTo(2);
        assertThat(run("explian", "lexicon")).isEqualTo(2);
        assertThat(run("explain", "lexicon", "--touchpoints", file, "--rule", "none"))
                .isEqualTo(2);
        assertThat(run("explain", "lexicon", "--touchpoints", file, "--at", "today"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--at takes an instant such as");
    }

    @Test
    void readsModelsWithTheListsOfTheCompany() throws IOException {
        file("competitor-email-domains.json", "[\"competitor.example\"]");
        String models = file(
                        "rivals.yaml",
                        shipped("b2b-default")
                                .replace(", domains: [competitor.example]", "")
                                .replace("      - {at: PT1M, type: identify, facts: {email: eve@mailinator.com}}\n", "")
                                .replace("{fit: -30, lines: {disposable-email: -30, form: 10}}", "{fit: -50}"))
                .toString();

        assertThat(run("test", models, "--lists", folder.toString()))
                .as(err.toString())
                .isZero();
        assertThat(run("test", models)).isEqualTo(1);
        assertThat(run("--lists", folder.toString(), "test", models)).isZero();
        assertThat(run("validate", models, "--lists", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no folder").contains("--lists");
    }

    private int run(String... arguments) {
        CommandLine commandLine = ModelCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private static String shipped(String model) throws IOException {
        try (InputStream stream = ModelFile.class.getResourceAsStream("/models/" + model + ".yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private long lineOf(String text) {
        return 1
                + textbook.substring(0, textbook.indexOf(text))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
