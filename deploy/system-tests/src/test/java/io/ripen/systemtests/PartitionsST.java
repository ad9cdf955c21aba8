package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.local.stack.Service;
import io.ripen.testkit.KafkaBroker;
import io.ripen.testkit.MailInbox;
import io.ripen.testkit.PostgresServer;
import io.ripen.testkit.ServiceInstance;
import io.ripen.testkit.TopicWriter;
import io.ripen.testkit.TopicWriter.Attributes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The topics get more partitions while leads wait for a mail by a timer; docs/operations.md says how. */
@Tag("slow")
class PartitionsST {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int BEFORE = 3;
    private static final int AFTER = 8;
    private static final int LEADS = 40;
    private static final String JOURNEY = """
            journey: waits
            version: 1
            trigger:
              stage-entered: MQL
            re-entry: never
            steps:
              - wait: while
                for: PT90S
              - mail: once
                template: mql-welcome
                purpose: contact-by-mail
            """;

    @TempDir
    private Path folder;

    @Test
    void timersThatWereSetBeforeFireOnceAfterwards() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start();
                PostgresServer database = PostgresServer.start();
                MailInbox inbox = MailInbox.start();
                TopicWriter topics = new TopicWriter(broker.bootstrapServers());
                Connection connection = database.connect()) {
            Map<String, String> settings = settings(broker, database, inbox);
            try (ServiceInstance before = nurture(settings, BEFORE)) {
                start(before);
                IntStream.range(0, LEADS).forEach(lead -> becomesMql(topics, lead));
                await().atMost(PATIENCE).until(() -> waiting(connection, AFTER)[0] == LEADS);
                addPartitions(broker);

                assertThat(refusal(settings)).contains("has members").contains("Stop all instances");
                before.stop();
            }
            assertThat(waiting(connection, BEFORE)[1]).isZero();
            assertThat(inbox.mails()).isEmpty();
            try (ServiceInstance after = nurture(settings, AFTER)) {
                start(after);
                assertThat(waiting(connection, BEFORE)[1])
                        .as("timers in new partitions")
                        .isPositive();
                IntStream.range(LEADS, 2 * LEADS).forEach(lead -> becomesMql(topics, lead));
                await().atMost(PATIENCE).until(() -> inbox.messageIds().size() >= 2 * LEADS);
                await().atMost(PATIENCE).until(() -> waiting(connection, 0)[0] == 0);
            }
            assertThat(recipients(inbox))
                    .hasSize(2 * LEADS)
                    .allSatisfy(
                            (address, mails) -> assertThat(mails).as(address).isEqualTo(1));
        }
    }

    /** The lanes of all partitions but the first lead's have never read anything. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void recordsThatWaitInPartitionsOfBeforeRefuseTheStart(boolean readBefore) throws Exception {
        try (KafkaBroker broker = KafkaBroker.start();
                PostgresServer database = PostgresServer.start();
                MailInbox inbox = MailInbox.start();
                TopicWriter topics = new TopicWriter(broker.bootstrapServers());
                Connection connection = database.connect()) {
            Map<String, String> settings = settings(broker, database, inbox);
            try (ServiceInstance before = nurture(settings, BEFORE)) {
                start(before);
                becomesMql(topics, 0);
                await().atMost(PATIENCE).until(() -> waiting(connection, BEFORE)[0] == 1);
                before.stop();
                int read = partition(0);
                IntStream.range(1, LEADS)
                        .filter(lead -> (partition(lead) == read) == readBefore)
                        .forEach(lead -> becomesMql(topics, lead));
            }
            addPartitions(broker);

            assertThat(refusal(settings)).contains("were not read yet and belong to another of 8 partitions");
            assertThat(waiting(connection, BEFORE)).containsExactly(1, 0);
        }
    }

    /** Starts an instance with the new number of partitions, which must end by itself, and gives its log. */
    private static String refusal(Map<String, String> settings) throws IOException {
        try (ServiceInstance refused = nurture(settings, AFTER)) {
            refused.start();
            await().atMost(PATIENCE).until(() -> refused.process().isEmpty());
            try (Stream<Path> files = Files.walk(refused.home())) {
                return files.filter(file -> file.toString().endsWith(".log"))
                        .map(PartitionsST::text)
                        .collect(Collectors.joining());
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(ServiceInstance instance) {
        instance.start();
        await().atMost(PATIENCE).until(instance::isReady);
    }

    /** Timers that wait, and how many of them are in this partition or a higher one. */
    private static int[] waiting(Connection connection, int partition) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*), count(*) FILTER (WHERE partition >= "
                        + partition + ") FROM nurture.lane_timer WHERE lane_group = 'journeys'")) {
            row.next();
            return new int[] {row.getInt(1), row.getInt(2)};
        }
    }

    private static Map<String, Integer> recipients(MailInbox inbox) {
        Map<String, Integer> mails = new HashMap<>();
        inbox.mails().forEach(mail -> mails.merge(mail.to(), 1, Integer::sum));
        return mails;
    }

    private static void addPartitions(KafkaBroker broker) throws ExecutionException, InterruptedException {
        try (Admin admin = broker.admin()) {
            Map<String, NewPartitions> more = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith("ripen."))
                    .collect(Collectors.toMap(name -> name, name -> NewPartitions.increaseTo(AFTER)));
            assertThat(more).containsKey(Topic.LEAD_STAGES.topicName());
            admin.createPartitions(more).all().get();
        }
    }

    private static ServiceInstance nurture(Map<String, String> settings, int partitions) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("RIPEN_LANES_PARTITIONS", Integer.toString(partitions));
        return ServiceInstance.of(Service.NURTURE, environment);
    }

    private Map<String, String> settings(KafkaBroker broker, PostgresServer database, MailInbox inbox)
            throws IOException {
        return Map.ofEntries(
                Map.entry("RIPEN_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers()),
                Map.entry("RIPEN_POSTGRES_HOST", "127.0.0.1"),
                Map.entry("RIPEN_POSTGRES_PORT", Integer.toString(database.port())),
                Map.entry("RIPEN_POSTGRES_DATABASE", database.name()),
                Map.entry("RIPEN_POSTGRES_USER", database.name()),
                Map.entry("RIPEN_POSTGRES_PASSWORD", database.name()),
                Map.entry("RIPEN_NURTURE_SMTP_HOST", "127.0.0.1"),
                Map.entry("RIPEN_NURTURE_SMTP_PORT", Integer.toString(inbox.smtpPort())),
                Map.entry("RIPEN_NURTURE_LINKS_KEYS", "test:" + "0123456789abcdef".repeat(4)),
                Map.entry("RIPEN_NURTURE_LINKS_BASE_URL", "http://127.0.0.1"),
                Map.entry("RIPEN_NURTURE_RULES_CONSENT", "granted"),
                Map.entry("RIPEN_NURTURE_RULES_DAYS", "monday,tuesday,wednesday,thursday,friday,saturday,sunday"),
                Map.entry("RIPEN_NURTURE_RULES_FROM", "00:00"),
                Map.entry("RIPEN_NURTURE_RULES_TO", "00:00"),
                Map.entry(
                        "RIPEN_NURTURE_JOURNEYS_FILES",
                        Files.writeString(folder.resolve("waits.yaml"), JOURNEY).toString()));
    }

    private static String id(int number) {
        return UUID.nameUUIDFromBytes(("lead-" + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static int partition(int number) {
        return Utils.toPositive(Utils.murmur2(id(number).getBytes(StandardCharsets.UTF_8))) % BEFORE;
    }

    private static void becomesMql(TopicWriter topics, int number) {
        Instant now = Instant.now();
        String lead = id(number);
        LeadFacts facts = new LeadFacts(
                "lead-" + number + "@example.com", "Ada", null, null, null, "Engines", null, null, null, null, null);
        LeadProfile profile = new LeadProfile(
                facts,
                List.of(new ConsentGrant(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.CONFIRMED, now, "form", "1")));
        topics.write(
                EventType.STAGE_CHANGED,
                new Attributes("stage-" + lead + "-1", "/ripen/lifecycle", lead, now, 1L),
                new StageChanged(
                        lead,
                        1,
                        "LEAD",
                        "MQL",
                        now,
                        "guards-satisfied",
                        List.of(),
                        new Actor(Actor.Kind.RULE, "test"),
                        new ModelRef("b2b-default", 1),
                        new ScoreValues(
                                new BigDecimal("60.00"), new BigDecimal("30.00"), new BigDecimal("30.00"), "B3"),
                        1,
                        Map.of(),
                        profile,
                        new Cause(null, now, now),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }
}
