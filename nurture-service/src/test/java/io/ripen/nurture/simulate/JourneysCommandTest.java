package io.ripen.nurture.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JourneysCommandTest {
    private static final String STAGE = """
            {"id":"s-%1$s","source":"/ripen/lifecycle","type":"ripen.stage.changed.v1","subject":"lead-1","time":"%2$s",\
            "data":{"leadId":"lead-1","sequence":1,"to":"%1$s","at":"%2$s","profile":{"facts":{"email":"ada@example.com"},\
            "consents":[{"purpose":"contact-by-mail","status":"confirmed","at":"2026-11-02T00:00:00Z"}]},\
            "cause":{"occurredAt":"%2$s","receivedAt":"%2$s"}}}
            """;
    private static final String WHITEPAPER = """
            {"id":"w-%1$s","source":"/ripen/scoring/identity/x/1","type":"ripen.lead.activity.v1","subject":"lead-1",\
            "time":"%2$s","data":{"leadId":"lead-1","segment":1,"position":1,"touchpoint":{"touchpointId":"t-%1$s",\
            "type":"download","occurredAt":"%2$s","receivedAt":"%2$s","asset":{"id":"w-%1$s","type":"whitepaper",\
            "topic":"analytics"}}}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = JourneysCommand.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    private Path file(String name, String... texts) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("", texts));
    }

    @Test
    void saysThatAShippedJourneyIsGood() {
        assertThat(run("validate", "mql-welcome", "win-back")).isZero();
        assertThat(out).hasToString("""
                mql-welcome: good. mql-welcome version 3, 6 steps
                win-back: good. win-back version 2, 2 steps
                """);
    }

    @Test
    void saysWhatIsWrongAndWhere() throws IOException {
        Path wrong = file("wrong.yaml", """
                journey: wrong
                version: 1
                trigger: {stage-entered: MQL}
                re-entry: never
                steps:
                  - mail: hello
                    template: nothing
                    purpose: contact-by-mail
                """);

        assertThat(run("validate", wrong.toString(), "no-such-journey")).isOne();
        assertThat(err.toString())
                .contains(wrong + ":7:15: the template 'nothing' cannot be used: there is no template"
                        + " templates/mail/nothing.txt")
                .contains("there is no shipped file 'no-such-journey'");
        assertThat(run("validate")).isEqualTo(2);
    }

    @Test
    void drawsAJourney() {
        assertThat(run("draw", "win-back")).isZero();
        assertThat(out).hasToString("""
                flowchart TD
                    entry(["win-back version 2"])
                    the_end(["end"])
                    s_two_weeks[/"wait PT336H"/]
                    s_win_back["mail win-back"]
                    entry --> s_two_weeks
                    s_two_weeks --> s_win_back
                    s_win_back --> the_end
                """);
    }

    @Test
    void livesRecordedEventsThrough() throws IOException {
        Path events = file(
                "events.ndjson",
                WHITEPAPER.formatted("2", "2026-11-04T10:00:00Z"),
                WHITEPAPER.formatted("2", "2026-11-04T10:00:00Z"),
                WHITEPAPER.formatted("1", "2026-11-03T10:00:00Z"),
                STAGE.formatted("MQL", "2026-11-02T19:59:59Z"),
                STAGE.formatted("SAL", "2026-11-17T12:00:00Z"));

        assertThat(run("simulate", "--events", events.toString(), "--details"))
                .as("%s", err)
                .isZero();

        assertThat(out.toString())
                .startsWith("4 events of 1 leads, 2026-11-02T19:59:59Z to 2026-11-17T12:00:00Z\n")
                .contains("2026-11-02T19:59:59Z  lead-1/mql-welcome/welcome/1  sent\n")
                .contains("2026-11-04T10:00:00Z  lead-1/use-case-by-topic/use-case/1  sent\n")
                .contains("2026-11-06T19:59:59Z  lead-1/mql-welcome/how/1  held (frequency-cap)\n")
                .contains("2026-11-09T19:59:59Z  lead-1/mql-welcome/how/1  sent\n")
                .contains("2026-11-13T19:59:59Z  lead-1/mql-welcome/talk/1  sent\n")
                .containsPattern("progressive-profiling +1 entered, 1 exited \\(exit-condition\\)\n")
                .containsPattern("mql-welcome/how +1 held \\(frequency-cap\\), 1 sent\n");
    }

    @Test
    void holdsMailsUntilADecentHour() throws IOException {
        Path events = file(
                "events.ndjson",
                STAGE.formatted("MQL", "2026-11-06T20:30:00Z"),
                STAGE.formatted("LEAD", "2026-11-09T12:00:00Z"));

        assertThat(run("simulate", "--events", events.toString(), "--details", "mql-welcome"))
                .isZero();

        assertThat(out.toString())
                .contains("2026-11-06T20:30:00Z  lead-1/mql-welcome/welcome/1  held (quiet-hours)\n")
                .contains("2026-11-09T08:00:00Z  lead-1/mql-welcome/welcome/1  sent\n");
    }

    private Path withAWebhook() throws IOException {
        return file("told.yaml", """
                journey: told
                version: 1
                trigger: {stage-entered: MQL}
                re-entry: never
                steps:
                  - wait: a-day
                    for: P1D
                  - webhook: tell-sales
                    endpoint: crm
                """);
    }

    @Test
    void checksTheEndpointsOfWebhooksAgainstThoseThatAreNamed() throws IOException {
        String journey = withAWebhook().toString();

        assertThat(run("validate", journey)).isZero();
        assertThat(run("validate", "--webhooks", "slack,crm", journey)).isZero();
        assertThat(out.toString()).contains("good. told version 1, 2 steps, webhook endpoints: crm\n");
        assertThat(run("validate", "--webhooks", "slack,crn", journey)).isOne();
        assertThat(err.toString())
                .contains(
                        journey + ":9:15: the webhook endpoint 'crm' cannot be used: it is not configured (did you mean"
                                + " 'crn'?); allowed: crn, slack");
    }

    @Test
    void drawsAWebhook() throws IOException {
        assertThat(run("draw", withAWebhook().toString())).isZero();
        assertThat(out.toString())
                .contains("    s_tell_sales[[\"webhook tell-sales to crm\"]]\n")
                .contains("    s_a_day --> s_tell_sales\n")
                .contains("    s_tell_sales --> the_end\n");
    }

    @Test
    void tellsWhichWebhooksWouldBeCalled() throws IOException {
        Path events = file(
                "events.ndjson",
                STAGE.formatted("MQL", "2026-11-02T20:00:00Z"),
                STAGE.formatted("SAL", "2026-11-09T12:00:00Z"));

        assertThat(run(
                        "simulate",
                        "--events",
                        events.toString(),
                        "--details",
                        withAWebhook().toString()))
                .isZero();

        assertThat(out.toString())
                .contains("2026-11-03T20:00:00Z  lead-1/told/tell-sales/1  called (crm)\n")
                .containsPattern("told/tell-sales +1 called \\(crm\\)\n");
    }

    @Test
    void refusesARecordingThatIsNone() throws IOException {
        Path events = file("events.ndjson", "\n{\"type\":\"ripen.stage.changed.v1\",\"data\":\"ada@example.com\"}\n");

        assertThat(run("simulate", "--events", events.toString())).isOne();
        assertThat(err.toString())
                .contains("events.ndjson:2: this is no CloudEvent of Ripen")
                .doesNotContain("ada@");
        assertThat(run("simulate")).isEqualTo(2);
        assertThat(run("simulate", "--events", events.toString(), "--consent", "withdrawn"))
                .isEqualTo(2);
    }
}
