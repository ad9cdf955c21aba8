package io.ripen.bench.scoring;

import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.lanes.json.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What a contender has come to, by the scores it published.
 *
 * @param leads how many leads have a score
 * @param scores the last score of some of them, by mail address
 */
record Outcome(int leads, Map<String, String> scores) {
    private static final Pattern ADDRESS = Pattern.compile("\"email\":\"(lead([0-9]+)@[^\"]*)\"");
    private static final Duration POLL = Duration.ofMillis(200);

    Outcome {
        scores = Map.copyOf(scores);
    }

    /** Reads all that was published; of the leads whose number can be divided by {@code stride}, what. */
    static Outcome read(String bootstrapServers, int stride) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5000);
        Set<String> leads = new HashSet<>();
        Map<String, ScoreChanged> sampled = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> places = consumer.partitionsFor(Topic.LEAD_SCORES.topicName()).stream()
                    .map(place -> new TopicPartition(place.topic(), place.partition()))
                    .toList();
            consumer.assign(places);
            consumer.seekToBeginning(places);
            Map<TopicPartition, Long> ends = consumer.endOffsets(places);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    leads.add(record.key());
                    sample(record.value(), stride, sampled);
                }
            }
        }
        Map<String, String> scores = new TreeMap<>();
        sampled.forEach((email, event) -> scores.put(email, event.score().toString()));
        return new Outcome(leads.size(), scores);
    }

    private static void sample(byte[] value, int stride, Map<String, ScoreChanged> sampled) {
        // Latin-1 keeps the bytes as they are; addresses are plain ASCII.
        Matcher address = ADDRESS.matcher(new String(value, StandardCharsets.ISO_8859_1));
        if (address.find() && Integer.parseInt(Objects.requireNonNull(address.group(2))) % stride == 0) {
            sampled.merge(address.group(1), scoreChanged(value), (a, b) -> b.sequence() > a.sequence() ? b : a);
        }
    }

    private static ScoreChanged scoreChanged(byte[] value) {
        try {
            return (ScoreChanged) EventJson.read(EventType.SCORE_CHANGED, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
