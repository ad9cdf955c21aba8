package io.ripen.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadStoryTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final String EXPORT = """
            {"leadId": "l-1",
             "addresses": [{"email": "ada@nordvind.example"}],
             "facts": [{"name": "name", "value": "Ada"}, {"name": "company", "value": "Nordvind"}],
             "consents": [{"purpose": "contact-by-mail", "status": "granted"}],
             "score": {"score": {"total": %s, "band": "A2"}, "receipt": [
               {"axis": "fit", "rule": "job-title", "count": 0, "awarded": 5, "decayed": 0, "points": 5.00},
               {"axis": "engagement", "rule": "price", "touchpointId": "t-2", "count": 1, "awarded": 25,
                "decayed": -0.55, "points": 24.45, "detail": "/pricing"}]},
             "touchpoints": [
               {"touchpoint": {"touchpointId": "t-2", "type": "page-view", "occurredAt": "2026-01-02T10:00:00Z",
                "page": {"path": "/pricing"}}},
               {"touchpoint": {"touchpointId": "t-1", "type": "form-fill", "occurredAt": "2026-01-01T10:00:00Z"},
                "verdict": "MACHINE"}]}
            """;

    private static final String STAGES = """
            {"stage": "MQL", "enteredAt": "2026-01-02T10:00:01Z",
             "history": [{"from": "LEAD", "to": "MQL", "at": "2026-01-02T10:00:01Z", "reason": "guards-satisfied",
               "guards": [{"guard": "score >= 20", "satisfied": true, "actual": "29.45"}], "by": {"kind": "model"}}],
             "next": [{"stage": "SAL", "guards": [
               {"guard": "owner", "satisfied": false, "actual": "none"},
               {"guard": "score >= 20", "satisfied": true, "actual": "29.45"}]}]}
            """;

    private static final String MAILS = """
            {"emails": [
              {"journey": "mql", "step": "hello", "state": "SENT", "createdAt": "2026-01-02T10:00:02Z",
               "settledAt": "2026-01-02T11:00:00Z"},
              {"journey": "mql", "step": "later", "state": "QUEUED", "reason": "quiet-hours",
               "createdAt": "2026-01-02T12:00:00Z", "nextAttemptAt": "2026-01-03T08:00:00Z"}]}
            """;

    @Test
    void tellsWhatHappenedInTheOrderOfTime() throws JsonProcessingException {
        List<String> lines = story("29.45", 100);

        assertThat(lines)
                .containsSubsequence(
                        "Ada",
                        "  address    ada@nordvind.example",
                        "  facts      company Nordvind, name Ada",
                        "  consents   contact-by-mail granted",
                        "  stage      MQL since 2026-01-02 10:00");
        assertThat(happened(lines))
                .extracting(line -> line.replaceAll(" {2,}", "  "))
                .containsExactly(
                        "  2026-01-01 10:00  touchpoint  form-fill  done by a machine",
                        "  2026-01-02 10:00  touchpoint  page-view /pricing  +25.00 price",
                        "  2026-01-02 10:00  stage  LEAD -> MQL  guards-satisfied; score >= 20 (29.45)",
                        "  2026-01-02 11:00  mail  mql / hello SENT",
                        "  2026-01-02 12:00  mail  mql / later QUEUED",
                        "  quiet-hours; not before 2026-01-03T08:00:00Z",
                        "  2026-01-02 14:00  mailable  no more complained  by mistake; by eve");
    }

    @Test
    void theReceiptAddsUpOrSaysThatItDoesNot() throws JsonProcessingException {
        assertThat(story("29.45", 100)).anyMatch(line -> line.matches("  sum +29\\.45"));
        assertThat(story("29.46", 100)).anyMatch(line -> line.contains("DOES NOT ADD UP to 29.46"));
    }

    @Test
    void saysWhatIsMissingForTheNextStage() throws JsonProcessingException {
        assertThat(story("29.45", 100).getLast()).isEqualTo("Missing for SAL: owner (none)");
    }

    @Test
    void leavesOutTheOldestTouchpointsAndSaysSo() throws JsonProcessingException {
        assertThat(story("29.45", 1))
                .contains("  1 earlier touchpoints are left out: --touchpoints shows more.")
                .noneMatch(line -> line.contains("form-fill"));
    }

    private static final String LIFTS = """
            {"lifts": [
              {"commandId": "1", "suppression": "bounced", "lifted": false, "reason": "tried", "author": "bob",
               "at": "2026-01-02T13:00:00Z"},
              {"commandId": "2", "suppression": "complained", "lifted": true, "reason": "by mistake", "author": "eve",
               "at": "2026-01-02T14:00:00Z"}]}
            """;

    @Test
    void tellsWhoLetTheLeadBeMailedAgain() throws JsonProcessingException {
        assertThat(story("29.45", 100))
                .anyMatch(line ->
                        line.contains("mailable") && line.contains("no more complained") && line.contains("eve"))
                .noneMatch(line -> line.contains("bob"));
    }

    @Test
    void noLineIsLongerThanATerminal() throws JsonProcessingException {
        String facts = EXPORT.formatted("29.45").replace("Nordvind", "Nordvind ".repeat(30));
        String stages = STAGES.replace("score >= 20", "a guard with a name that is long, ".repeat(5));

        List<String> lines = new LeadStory(
                        MAPPER.readTree(facts),
                        MAPPER.readTree(stages),
                        MAPPER.readTree(MAILS),
                        MAPPER.readTree(LIFTS),
                        9)
                .lines();

        assertThat(lines).allMatch(line -> line.length() <= LeadStory.WIDTH);
    }

    @Test
    void isToldWithoutWhatIsAway() throws JsonProcessingException {
        JsonNode away = MissingNode.getInstance();

        List<String> lines = new LeadStory(MAPPER.readTree(EXPORT.formatted("29.45")), away, away, away, 9).lines();

        assertThat(happened(lines)).hasSize(2);
    }

    private static List<String> happened(List<String> lines) {
        int begin = lines.indexOf("What happened (UTC)") + 1;
        return lines.subList(begin, begin + lines.subList(begin, lines.size()).indexOf(""));
    }

    private static List<String> story(String total, int most) throws JsonProcessingException {
        return new LeadStory(
                        MAPPER.readTree(EXPORT.formatted(total)),
                        MAPPER.readTree(STAGES),
                        MAPPER.readTree(MAILS),
                        MAPPER.readTree(LIFTS),
                        most)
                .lines();
    }
}
