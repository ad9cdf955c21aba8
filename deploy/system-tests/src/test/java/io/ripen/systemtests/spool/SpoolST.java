package io.ripen.systemtests.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.Topic;
import io.ripen.testkit.KafkaBroker;
import io.ripen.testkit.Pace;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Kafka away under load, and ingest killed meanwhile and again while it drains: what was answered 202 is there. */
class SpoolST {
    private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("ripen.spool.outage-seconds", 15));
    private static final int VISITORS = 12;
    private static final int SOME = 500;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    @Test
    void everyEventAnsweredWith202IsOnTheTopicAndInOrderThoughKafkaIsAwayAndIngestIsKilled() {
        try (KafkaBroker kafka = KafkaBroker.start();
                IngestProcess ingest = new IngestProcess(folder, kafka.bootstrapServers())) {
            ingest.awaitDirect();
            try (Visitors visitors = new Visitors(ingest, VISITORS)) {
                visitors.awaitMore(SOME);
                kafka.kill();
                int before = visitors.answered();
                Pace.pause(OUTAGE.dividedBy(2));
                ingest.killAndStartAgain();
                Pace.pause(OUTAGE.dividedBy(2));
                int spooled = visitors.answered() - before;
                assertThat(spooled).as("answered while Kafka is away").isGreaterThan(SOME);
                kafka.restart();
                ingest.killAndStartAgain();
                ingest.awaitDirect();
                visitors.awaitMore(SOME);
                Map<String, List<String>> accepted = visitors.stop();
                System.out.printf(
                        "SpoolST: answered=%d while-kafka-was-away=%d repeated=%d%n",
                        visitors.answered(), spooled, visitors.repeated());

                assertThat(ingest.log()).contains("RIPEN-I-030", "RIPEN-I-033", "RIPEN-I-031");
                assertInOrder(
                        accepted, new TopicReader(kafka.bootstrapServers()).readAll(Topic.TOUCHPOINTS.topicName()));
            }
        }
    }

    /** Consumers drop an id that they have seen. */
    private static void assertInOrder(Map<String, List<String>> accepted, List<TopicRecord> topic) {
        Map<String, List<String>> byKey = topic.stream()
                .collect(Collectors.groupingBy(
                        TopicRecord::key, Collectors.mapping(TopicRecord::id, Collectors.toList())));
        accepted.forEach((visitor, ids) -> {
            Set<String> answered = new HashSet<>(ids);
            assertThat(byKey.get("v:" + visitor).stream()
                            .distinct()
                            .filter(answered::contains)
                            .toList())
                    .as("first copies of %s", visitor)
                    .isEqualTo(ids);
        });
    }
}
