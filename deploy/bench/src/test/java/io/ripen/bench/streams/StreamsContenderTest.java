package io.ripen.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.bench.scoring.SampleBacklog;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.model.ModelFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsContenderTest {
    private static final int LEADS = 40;
    private static final long EVENTS = 600;

    private final ScoringModel model = ModelFile.load("b2b-default");

    @Test
    void publishesTheScoreThatTheWholeHistoryOfEachLeadFoldsTo(@TempDir Path folder) {
        List<TouchpointCaptured> touchpoints = SampleBacklog.of(LEADS, EVENTS, Instant.now());
        Map<String, List<Touchpoint>> histories = historiesByAddress(touchpoints);

        Map<String, ScoreChanged> last = run(folder, touchpoints);

        assertThat(last).hasSameSizeAs(histories).hasSizeGreaterThanOrEqualTo(LEADS);
        last.forEach((lead, event) -> assertThat(event.score())
                .as(lead)
                .isEqualTo(ScoreWriter.values(Evaluation.of(
                                Fold.fold(
                                        histories.getOrDefault(
                                                String.valueOf(
                                                        event.profile().facts().email()),
                                                List.of()),
                                        model),
                                event.asOf(),
                                model)
                        .score())));
    }

    private Map<String, ScoreChanged> run(Path folder, List<TouchpointCaptured> touchpoints) {
        Properties settings = StreamsContender.settings("localhost:1", folder.toString());
        Map<String, ScoreChanged> last = new HashMap<>();
        try (TopologyTestDriver driver = new TopologyTestDriver(
                StreamsContender.topology(
                        new LeadScoring(model, Duration.ofMinutes(10)), Stores::inMemoryKeyValueStore),
                settings)) {
            TestInputTopic<String, byte[]> input = driver.createInputTopic(
                    Topic.TOUCHPOINTS.topicName(), new StringSerializer(), new ByteArraySerializer());
            touchpoints.forEach(touchpoint -> input.pipeInput(SampleBacklog.record(touchpoint)));
            driver.createOutputTopic(
                            Topic.LEAD_SCORES.topicName(), new StringDeserializer(), new ByteArrayDeserializer())
                    .readValuesToList()
                    .forEach(value -> {
                        ScoreChanged event = (ScoreChanged) Activities.read(EventType.SCORE_CHANGED, value);
                        ScoreChanged before = last.put(event.leadId(), event);
                        assertThat(event.sequence()).isEqualTo(before == null ? 1 : before.sequence() + 1);
                    });
        }
        return last;
    }

    /** All that the visitors of an address did. */
    private static Map<String, List<Touchpoint>> historiesByAddress(List<TouchpointCaptured> touchpoints) {
        Map<String, String> addresses = new HashMap<>();
        touchpoints.forEach(touchpoint ->
                TouchpointReader.email(touchpoint).ifPresent(email -> addresses.put(touchpoint.visitorKey(), email)));
        Map<String, List<Touchpoint>> histories = new HashMap<>();
        for (TouchpointCaptured touchpoint : touchpoints) {
            String email = addresses.get(touchpoint.visitorKey());
            if (email != null) {
                histories.computeIfAbsent(email, address -> new ArrayList<>()).add(TouchpointReader.read(touchpoint));
            }
        }
        return histories;
    }

    @Test
    void placesOfOneOwnerAreInTheOrderOfTheirNumbers() {
        assertThat(Activities.place("a", 9))
                .isLessThan(Activities.place("a", 10))
                .isLessThan(Activities.place("a", 300));
        assertThat(Activities.position(Activities.place("v:x/y", 300))).isEqualTo(300);
    }
}
