package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.GuardResult;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Seeds;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RipenBackbone.class)
class StagesIT {
    private static ScoreTopic scores;

    @BeforeAll
    static void open() {
        scores = new ScoreTopic();
    }

    @AfterAll
    static void close() {
        scores.close();
    }

    @Test
    void publishesEachStageOnceWithWhatExplainsIt() {
        ScoreChanged mql = Scores.mql("walk", 2);
        scores.publish(Scores.fresh("walk", 1), mql, Scores.mql("walk", 3), Scores.sal("walk", 4));

        List<TopicRecord> events = scores.awaitStage("walk", "SAL");

        assertThat(events).extracting(TopicRecord::id).containsExactly("stage-walk-1", "stage-walk-2", "stage-walk-3");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo("ripen.stage.changed.v1");
            assertThat(event.header("ce_source")).isEqualTo("/ripen/lifecycle");
            assertThat(event.header("ce_subject")).isEqualTo("walk");
        });
        assertThat(events).extracting(event -> event.header("ce_sequence")).containsExactly("1", "2", "3");
        StageChanged second = events.get(1).data(StageChanged.class);
        assertThat(second.from()).isEqualTo("LEAD");
        assertThat(second.to()).isEqualTo("MQL");
        assertThat(second.at()).isEqualTo(mql.asOf());
        assertThat(second.by()).isEqualTo(new Actor(Actor.Kind.RULE, "b2b-default"));
        assertThat(second.score()).isEqualTo(mql.score());
        assertThat(second.scoreSequence()).isEqualTo(2);
        assertThat(second.profile()).isEqualTo(mql.profile());
        assertThat(second.cause()).isEqualTo(mql.cause());
        assertThat(second.guards())
                .contains(new GuardResult("score >= 50", true, "55.00"))
                .allMatch(GuardResult::satisfied);
    }

    @Test
    void publishesEveryStageWhenSeveralGuardsAreSatisfiedAtOnce() {
        scores.publish(Scores.sal("leap", 1));

        List<TopicRecord> events = scores.awaitStage("leap", "SAL");

        assertThat(events)
                .extracting(event -> event.data(StageChanged.class).to())
                .containsExactly("LEAD", "MQL", "SAL");
    }

    @Test
    void isNotMovedByDuplicatesAndRedelivery() {
        ScoreChanged first = Scores.fresh("again", 1);
        ScoreChanged second = Scores.mql("again", 2);
        scores.publish(first, second, first, second, first);
        scores.awaitStage("again", "MQL");
        scores.publish(second, first, second, Scores.fresh("again", 3), Scores.sal("again", 4), second, first);

        List<TopicRecord> events = scores.awaitStage("again", "SAL");
        scores.publish(Scores.fresh("again-sentinel", 1));
        scores.awaitStage("again-sentinel", "LEAD");

        assertThat(events)
                .extracting(TopicRecord::id)
                .containsExactly("stage-again-1", "stage-again-2", "stage-again-3");
        assertThat(scores.awaitStage("again", "SAL")).hasSize(3);
    }

    @Test
    void givesUpARecordThatCannotBeHandledAndGoesOn() {
        Map<String, String> headers = Map.of(
                "ce_id", "score-broken-1",
                "ce_source", "/ripen/scoring",
                "ce_type", EventType.SCORE_CHANGED.typeName(),
                "ce_time", "2026-03-01T10:00:00Z",
                "ce_sequence", "1");
        byte[] withoutScore =
                "{\"leadId\":\"broken\",\"sequence\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        scores.writer().writeRaw(Topic.LEAD_SCORES.topicName(), null, "broken", withoutScore, headers);
        scores.publish(Scores.fresh("broken", 2));

        assertThat(scores.awaitStage("broken", "LEAD")).hasSize(1);
        await().atMost(ScoreTopic.PATIENCE)
                .untilAsserted(() -> assertThat(scores.all(Topic.LEAD_SCORES.deadLetterTopic("lifecycle")))
                        .extracting(TopicRecord::key)
                        .containsOnly("broken"));
    }

    @Test
    void countsTheSameFunnelAsTheTopic() {
        Random random = Seeds.random("StagesIT");
        List<ScoreChanged> changes = new ArrayList<>();
        for (int lead = 0; lead < 60; lead++) {
            int length = 1 + random.nextInt(4);
            for (int sequence = 1; sequence <= length; sequence++) {
                changes.add(change(random, "funnel-" + lead, sequence));
            }
        }
        scores.publish(changes.toArray(ScoreChanged[]::new));
        scores.publish(changes.subList(0, changes.size() / 2).toArray(ScoreChanged[]::new));

        // Every lead of every test is a LEAD first; the last lead's first step shows that the topic has been read.
        scores.publish(Scores.fresh("funnel-last", 1));
        scores.awaitStage("funnel-last", "LEAD");
        await().atMost(ScoreTopic.PATIENCE).untilAsserted(() -> {
            Map<String, Long> entered = new HashMap<>();
            Map<String, String> stages = new HashMap<>();
            scores.all(Topic.LEAD_STAGES.topicName()).stream()
                    .filter(event -> event.type().equals(EventType.STAGE_CHANGED.typeName()))
                    .map(event -> event.data(StageChanged.class))
                    .forEach(step -> {
                        entered.merge(step.to(), 1L, Long::sum);
                        entered.merge(step.from() + " to " + step.to(), 1L, Long::sum);
                        stages.put(step.leadId(), step.to());
                    });
            assertThat(stages.keySet()).contains("funnel-0", "funnel-59");
            JsonPath funnel = RestAssured.given()
                    .auth()
                    .oauth2(Tokens.withRoles("ops"))
                    .get("/v1/funnel")
                    .jsonPath();
            List<String> names = funnel.getList("stages.stage");
            assertThat(names).startsWith("LEAD", "MQL", "SAL", "SQL").hasSize(8);
            for (int index = 0; index < names.size(); index++) {
                String name = names.get(index);
                assertThat(funnel.getLong("stages[" + index + "].entered")).isEqualTo(entered.getOrDefault(name, 0L));
                assertThat(funnel.getLong("stages[" + index + "].leads"))
                        .isEqualTo(stages.values().stream().filter(name::equals).count());
            }
            double rate = entered.get("LEAD to MQL") / (double) entered.get("LEAD");
            assertThat(funnel.getDouble("conversions.find { it.from == 'LEAD' && it.to == 'MQL' }.rate"))
                    .isCloseTo(rate, org.assertj.core.data.Offset.offset(0.00005));
        });
    }

    private static ScoreChanged change(Random random, String lead, int sequence) {
        ScoreValues score = Scores.values(random.nextInt(70) + ".00", random.nextInt(100) + ".00");
        Map<String, Integer> counters =
                Map.of("product-content", random.nextInt(4), "price-content", random.nextInt(2));
        return Scores.change(lead, sequence, score, counters, random.nextBoolean() ? Scores.NAMED : Scores.COMPLETE);
    }
}
