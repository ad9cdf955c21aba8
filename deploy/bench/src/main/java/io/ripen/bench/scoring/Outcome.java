package io.ripen.bench.scoring;

import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.account.AccountScoreChanged;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.lanes.json.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
 * @param accounts how many accounts have a score
 * @param accountScores what some of them last came to, by mail domain: members, fit, functions and name
 * @param engagement the sum of these accounts' engagement; an account hears of a lead's only when it moves by the
 *     model's publish step, so that it depends a little on the order in which a lead's devices were read
 */
record Outcome(
        int leads, Map<String, String> scores, int accounts, Map<String, String> accountScores, BigDecimal engagement) {
    private static final Pattern ADDRESS = Pattern.compile("\"email\":\"(lead([0-9]+)@[^\"]*)\"");
    private static final Pattern DOMAIN = Pattern.compile("\"domain\":\"(company([0-9]+)\\.[^\"]*)\"");
    private static final Duration POLL = Duration.ofMillis(200);

    Outcome {
        scores = Map.copyOf(scores);
        accountScores = Map.copyOf(accountScores);
    }

    /** Reads all that was published; of the leads and companies whose number can be divided by {@code stride}, what. */
    static Outcome read(String bootstrapServers, int stride) {
        Last leads = new Last(EventType.SCORE_CHANGED, ADDRESS, stride);
        Last accounts = new Last(EventType.ACCOUNT_SCORE_CHANGED, DOMAIN, stride);
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5000);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> places = Stream.of(Topic.LEAD_SCORES, Topic.ACCOUNT_SCORES)
                    .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                    .map(place -> new TopicPartition(place.topic(), place.partition()))
                    .toList();
            consumer.assign(places);
            consumer.seekToBeginning(places);
            Map<TopicPartition, Long> ends = consumer.endOffsets(places);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    (record.topic().equals(Topic.LEAD_SCORES.topicName()) ? leads : accounts).take(record);
                }
            }
        }
        return new Outcome(
                leads.keys.size(),
                leads.texts(event -> ((ScoreChanged) event).score().toString()),
                accounts.keys.size(),
                accounts.texts(event -> sure((AccountScoreChanged) event)),
                accounts.sampled.values().stream()
                        .map(event -> ((AccountScoreChanged) event).score().engagement())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static String sure(AccountScoreChanged account) {
        return account.memberCount() + " members, fit " + account.score().fit() + ", " + account.functions() + ", "
                + account.name();
    }

    /** The last event of each key, as far as its number is looked at. A key's events are in order in its partition. */
    private static final class Last {
        private final EventType type;
        private final Pattern name;
        private final int stride;
        private final Set<String> keys = new HashSet<>();
        private final Map<String, Record> sampled = new HashMap<>();

        Last(EventType type, Pattern name, int stride) {
            this.type = type;
            this.name = name;
            this.stride = stride;
        }

        void take(ConsumerRecord<String, byte[]> record) {
            keys.add(record.key());
            // Latin-1 keeps the bytes as they are; addresses are plain ASCII.
            Matcher found = name.matcher(new String(record.value(), StandardCharsets.ISO_8859_1));
            if (found.find() && Integer.parseInt(Objects.requireNonNull(found.group(2))) % stride == 0) {
                sampled.put(found.group(1), read(record.value()));
            }
        }

        private Record read(byte[] value) {
            try {
                return EventJson.read(type, value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Map<String, String> texts(Function<Record, String> text) {
            Map<String, String> texts = new TreeMap<>();
            sampled.forEach((key, event) -> texts.put(key, text.apply(event)));
            return texts;
        }
    }
}
