package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came of a replay, without anything that depends on when or how fast it ran.
 *
 * @param scores each score change: what it says, by event id
 * @param stages each stage change, by event id
 * @param mailEvents type and mail of each event about mails
 * @param inbox Message-IDs in the inbox
 */
record Outcome(Map<String, String> scores, Map<String, String> stages, TreeSet<String> mailEvents, List<String> inbox) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Outcome of(LocalStack stack) {
        TopicReader topics = new TopicReader(stack.bootstrapServers());
        return new Outcome(
                scores(once(topics.readAll(Topic.LEAD_SCORES.topicName()))),
                stages(once(topics.readAll(Topic.LEAD_STAGES.topicName()))),
                mailEvents(once(topics.readAll(Topic.TRIGGER_EMAILS.topicName()))),
                inbox(stack.inbox()));
    }

    long leads() {
        return scores.keySet().stream().filter(id -> id.endsWith("-1")).count();
    }

    /**
     * What a consumer keeps that drops what it has seen. A repeated event must be the same to the byte; sequences must
     * be gapless.
     */
    static List<TopicRecord> once(List<TopicRecord> records) {
        Map<String, Long> last = new HashMap<>();
        Map<String, TopicRecord> seen = new HashMap<>();
        List<TopicRecord> kept = new ArrayList<>();
        for (TopicRecord record : records) {
            TopicRecord before = seen.putIfAbsent(record.id(), record);
            if (before != null) {
                assertThat(record.value())
                        .as("event %s published again", record.id())
                        .isEqualTo(before.value());
                continue;
            }
            long sequence = Long.parseLong(record.header("ce_sequence"));
            long expected = last.getOrDefault(record.key(), 0L) + 1;
            assertThat(sequence).as("sequence of %s", record.id()).isEqualTo(expected);
            last.put(record.key(), sequence);
            kept.add(record);
        }
        return kept;
    }

    private static Map<String, String> scores(List<TopicRecord> records) {
        Map<String, String> scores = new TreeMap<>();
        for (TopicRecord record : records) {
            ScoreChanged change = record.data(ScoreChanged.class);
            scores.put(
                    record.id(),
                    change.asOf() + " " + change.score() + " " + new TreeMap<>(change.counters()) + " "
                            + new TreeMap<>(change.interests()) + " "
                            + new TreeMap<>(change.products()) + " " + change.receipt());
        }
        return scores;
    }

    private static Map<String, String> stages(List<TopicRecord> records) {
        Map<String, String> stages = new TreeMap<>();
        for (TopicRecord record : records) {
            if (!record.type().equals(EventType.STAGE_CHANGED.typeName())) {
                continue;
            }
            StageChanged change = record.data(StageChanged.class);
            stages.put(
                    record.id(),
                    change.from() + " -> " + change.to() + " at " + change.at() + " " + change.guards() + " "
                            + change.score());
        }
        return stages;
    }

    private static TreeSet<String> mailEvents(List<TopicRecord> records) {
        TreeSet<String> events = new TreeSet<>();
        for (TopicRecord record : records) {
            JsonNode data = json(record.value());
            events.add(record.type() + " " + data.at("/mail/mailKey").asText() + " "
                    + data.at("/reason").asText());
        }
        return events;
    }

    private static List<String> inbox(String json) {
        List<String> ids = new ArrayList<>();
        for (JsonNode mail : json(json).at("/messages")) {
            ids.add(mail.at("/messageId").asText());
        }
        return ids.stream().sorted().toList();
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
