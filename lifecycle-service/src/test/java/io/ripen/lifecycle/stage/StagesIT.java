package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.GuardResult;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
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
        byte[] withoutScore = "{\"leadId\":\"broken\",\"sequence\":1}".getBytes(StandardCharsets.UTF_8);
        scores.writer().writeRaw(Topic.LEAD_SCORES.topicName(), null, "broken", withoutScore, headers);
        scores.publish(Scores.fresh("broken", 2));

        assertThat(scores.awaitStage("broken", "LEAD")).hasSize(1);
        await().atMost(ScoreTopic.PATIENCE)
                .untilAsserted(() -> assertThat(scores.all(Topic.LEAD_SCORES.deadLetterTopic("lifecycle")))
                        .extracting(TopicRecord::key)
                        .containsOnly("broken"));
    }

    @Test
    void keepsADeadLetterWhateverItHoldsAndGoesOn() {
        String noise = new Random(1)
                .ints(100_000, '0', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        scores.writer()
                .writeRaw(
                        Topic.SALES_FEEDBACK.topicName(),
                        null,
                        noise,
                        noise.getBytes(StandardCharsets.UTF_8),
                        Map.of(noise, noise));

        await().atMost(ScoreTopic.PATIENCE)
                .untilAsserted(() -> assertThat(scores.all(Topic.SALES_FEEDBACK.deadLetterTopic("lifecycle")))
                        .extracting(TopicRecord::key)
                        .contains(noise));
    }
}
