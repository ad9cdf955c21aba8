package io.ripen.lifecycle.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.contracts.Topic;
import io.ripen.contracts.stage.HandoverRequested;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lifecycle.StageTopic;
import io.ripen.testkit.RipenBackbone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RipenBackbone.class)
class ConsumingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final String LEAD = UUID.randomUUID().toString();

    private final DataSource database;

    ConsumingIT(DataSource database) {
        this.database = database;
    }

    @BeforeAll
    static void publish() {
        try (StageTopic topic = new StageTopic()) {
            StageChanged first = StageTopic.step(new StageTopic.Step(LEAD, 1, null, "LEAD", AT, null));
            StageChanged second = StageTopic.step(new StageTopic.Step(LEAD, 2, "LEAD", "MQL", AT, AT));
            topic.publish(first);
            topic.publish(second);
            topic.publish(StageTopic.handover(LEAD, 3, "MQL", AT));
            topic.publish(first);
            topic.publish(second);
        }
    }

    @Test
    void followsStagesWithPlainKafka() throws Exception {
        List<String> seen = new ArrayList<>();
        StageFollower follower = new StageFollower(new Crm() {
            @Override
            public void moved(StageChanged step) {
                note(step.leadId(), step.to());
            }

            @Override
            public void handedOver(HandoverRequested handover) {
                note(handover.leadId(), "handover at " + handover.stage());
            }

            private void note(String lead, String what) {
                if (lead.equals(LEAD)) {
                    seen.add(what);
                }
            }
        });
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                RipenBackbone.kafka().bootstrapServers(),
                "group.id",
                "crm-" + LEAD,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false");
        try (var kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            kafka.subscribe(List.of(Topic.LEAD_STAGES.topicName()));
            await().atMost(PATIENCE).until(() -> {
                follower.poll(kafka);
                kafka.commitSync();
                return seen.contains("handover at MQL");
            });
        }
        assertThat(seen).containsExactly("LEAD", "MQL", "handover at MQL");
    }

    @Test
    void keepsStagesWithQuarkus() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(stage(LEAD)).isEqualTo("MQL 2"));
    }

    @Test
    void losesNothingWhileTheDatabaseIsAway() {
        String lead = UUID.randomUUID().toString();
        RipenBackbone.postgres().kill();
        try (StageTopic topic = new StageTopic()) {
            topic.publish(StageTopic.step(new StageTopic.Step(lead, 1, null, "LEAD", AT, null)));
        } finally {
            RipenBackbone.postgres().restart();
        }

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> assertThat(stage(lead)).isEqualTo("LEAD 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"StageFollower", "StageConsumer"})
    void showsTheCodeThatIsRun(String example) throws Exception {
        Path root = Path.of("").toAbsolutePath().getParent();
        String page = Files.readString(root.resolve("docs/lifecycle/consuming.md"));
        String code = Files.readString(
                root.resolve("lifecycle-service/src/test/java/io/ripen/lifecycle/example/" + example + ".java"));
        String shown = code.substring(code.indexOf("/**")).strip();
        assertThat(page).contains("```java\n" + shown + "\n```");
    }

    private String stage(String lead) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT stage || ' ' || sequence FROM crm_stage WHERE lead_id = '" + lead + "'")) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
