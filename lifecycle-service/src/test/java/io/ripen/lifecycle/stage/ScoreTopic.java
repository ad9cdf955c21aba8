package io.ripen.lifecycle.stage;

import static org.awaitility.Awaitility.await;

import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import java.time.Duration;
import java.util.List;

/** Plays scoring's part on the real broker, and reads what lifecycle publishes. */
public final class ScoreTopic implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TopicWriter writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());
    private final TopicReader reader = new TopicReader(RipenBackbone.kafka().bootstrapServers());

    /** Publishes score changes, in order. */
    public void publish(ScoreChanged... changes) {
        for (ScoreChanged change : changes) {
            TopicWriter.Attributes attributes = new TopicWriter.Attributes(
                    "score-" + change.leadId() + "-" + change.sequence(),
                    "/ripen/scoring",
                    change.leadId(),
                    change.asOf(),
                    change.sequence());
            writer.write(EventType.SCORE_CHANGED, attributes, change);
        }
    }

    /** The lead's stage events up to the one that leads to this stage, once it is there. */
    public List<TopicRecord> awaitStage(String leadId, String stage) {
        return await().atMost(PATIENCE).until(() -> upTo(leadId, stage), events -> !events.isEmpty());
    }

    /** What clocks bring about afterwards is another story. */
    private List<TopicRecord> upTo(String leadId, String stage) {
        List<TopicRecord> events = reader.readKey(Topic.LEAD_STAGES.topicName(), leadId).stream()
                .filter(event -> event.type().equals(EventType.STAGE_CHANGED.typeName()))
                .toList();
        List<String> stages = events.stream()
                .map(event -> event.data(StageChanged.class).to())
                .toList();
        return events.subList(0, stages.lastIndexOf(stage) + 1);
    }

    List<TopicRecord> all(String topic) {
        return reader.readAll(topic);
    }

    /** What writes. */
    public TopicWriter writer() {
        return writer;
    }

    @Override
    public void close() {
        writer.close();
    }
}
