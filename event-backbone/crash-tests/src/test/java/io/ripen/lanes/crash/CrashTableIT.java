package io.ripen.lanes.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.testkit.FaultProxy;
import io.ripen.testkit.KafkaBroker;
import io.ripen.testkit.PostgresServer;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import io.ripen.testkit.TopicWriter.Attributes;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each row of the crash table in docs/guarantees.md, with a real broker, a real database and real processes that are
 * killed or stopped at exactly that point. Whatever happens, each amount is counted once and each sum published once.
 */
class CrashTableIT {
    private static final String INPUT = Topic.SALES_FEEDBACK.topicName();
    private static final String OUTPUT = Topic.PRIVACY.topicName();
    private static final int LEADS = 6;
    private static final int PER_LEAD = 40;

    private static KafkaBroker broker;
    private static PostgresServer database;

    private final List<WorkerProcess> workers = new ArrayList<>();
    private final List<FaultProxy> proxies = new ArrayList<>();
    private final Map<String, Long> written = new HashMap<>();
    private final Map<String, Long> expected = new HashMap<>();

    @BeforeAll
    static void startServers() {
        broker = KafkaBroker.start();
        database = PostgresServer.start();
    }

    @AfterAll
    static void stopServers() {
        broker.close();
        database.close();
    }

    @BeforeEach
    void beginEmpty() throws Exception {
        deleteTopics();
        broker.createTopics(1, INPUT, OUTPUT);
        run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        try (InputStream script = CrashTableIT.class.getResourceAsStream("/db/lanes/V0001__lanes.sql")) {
            run(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        run(SummingHandler.TABLE);
    }

    @AfterEach
    void killWorkers() {
        workers.forEach(WorkerProcess::close);
        proxies.forEach(FaultProxy::close);
    }

    @Test
    void killedBeforeCommitHandlesTheBatchAgain() throws Exception {
        writeInput();
        killAt(HaltPoint.BEFORE_COMMIT, 1);
        start(HaltPoint.NONE);
        assertEverythingOnce();
    }

    @Test
    void killedAfterCommitPublishesThePendingBlobAtTheNextAssignment() throws Exception {
        writeInput();
        killAt(HaltPoint.AFTER_COMMIT, 1);
        WorkerProcess next = start(HaltPoint.NONE);
        assertEverythingOnce();
        assertThat(next.lines()).anyMatch(line -> line.startsWith("ACQUIRED") && !line.endsWith("pending=0"));
    }

    @Test
    void killedDuringPublishingPublishesTheWholeBlobAgain() throws Exception {
        writeInput();
        killAt(HaltPoint.DURING_PUBLISH, 1);
        start(HaltPoint.NONE);
        assertEverythingOnce();
        assertThat(publishedTwice()).as("records of the first half").isPositive();
    }

    @Test
    void killedAfterTheAcknowledgementsPublishesAgainWithoutEffect() throws Exception {
        writeInput();
        killAt(HaltPoint.AFTER_ACKS, 1);
        start(HaltPoint.NONE);
        assertEverythingOnce();
        assertThat(publishedTwice()).as("records published twice").isPositive();
    }

    @Test
    void aCommitThatLandedWithoutAnAnswerIsNotRepeated() throws Exception {
        writeInput();
        FaultProxy proxy = openProxy();
        WorkerProcess worker = start(proxy.port(), HaltPoint.BEFORE_COMMIT, 1);
        worker.awaitLine("HALTED");
        long batchesBefore = laneNumber("batch");
        proxy.delay(Duration.ofMillis(800));
        worker.goOn();
        await().atMost(Duration.ofSeconds(20)).until(() -> laneNumber("batch") > batchesBefore);
        proxy.cut();
        worker.awaitLine("RETRYING resolve");
        proxy.heal();
        assertEverythingOnce();
    }

    @Test
    void aCommitThatNeverArrivedIsRepeated() throws Exception {
        writeInput();
        FaultProxy proxy = openProxy();
        WorkerProcess worker = start(proxy.port(), HaltPoint.BEFORE_COMMIT, 1);
        worker.awaitLine("HALTED");
        long batchesBefore = laneNumber("batch");
        proxy.cut();
        worker.goOn();
        worker.awaitLine("RETRYING");
        assertThat(laneNumber("batch")).isEqualTo(batchesBefore);
        proxy.heal();
        assertEverythingOnce();
    }

    @Test
    void aStoppedProcessThatWakesAfterARebalanceHasNoEffect() throws Exception {
        writeInput();
        WorkerProcess zombie = start(HaltPoint.BEFORE_COMMIT, 1);
        zombie.awaitLine("HALTED");
        zombie.signal("STOP");
        run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'");
        WorkerProcess next = start(HaltPoint.NONE);
        next.awaitLine("ACQUIRED");
        next.awaitLine("COMMITTED");
        zombie.goOn();
        zombie.signal("CONT");
        writeInput();
        zombie.awaitLine("REVOKED");
        assertEverythingOnce();
        assertThat(zombie.linesAfter("HALTED"))
                .as("what the zombie had open came to nothing before it could commit anything")
                .filteredOn(line -> line.matches("(REVOKED|FENCED|RETRYING|COMMITTED).*"))
                .first()
                .asString()
                .doesNotStartWith("COMMITTED");
    }

    @Test
    void aStoppedProcessThatWakesAfterItsCommitOnlyRepeatsWhatWasPublished() throws Exception {
        writeInput();
        WorkerProcess zombie = start(HaltPoint.AFTER_COMMIT, 1);
        zombie.awaitLine("HALTED");
        zombie.signal("STOP");
        WorkerProcess next = start(HaltPoint.NONE);
        next.awaitLine("PUBLISHED");
        zombie.goOn();
        zombie.signal("CONT");
        writeInput();
        assertEverythingOnce();
    }

    @Test
    void ofTwoCommitsAcrossARebalanceOneWins() throws Exception {
        writeInput();
        WorkerProcess first = start(HaltPoint.BEFORE_COMMIT, 1);
        first.awaitLine("HALTED");
        WorkerProcess second = start(HaltPoint.NONE);
        first.awaitLine("REVOKED");
        first.goOn();
        second.awaitLine("STARTED");
        writeInput();
        assertEverythingOnce();
    }

    @Test
    void aRestartedDatabaseIsWaitedFor() throws Exception {
        WorkerProcess worker = start(HaltPoint.NONE);
        writeInput();
        worker.awaitLine("COMMITTED");
        database.kill();
        writeInput();
        worker.awaitLine("RETRYING");
        database.restart();
        assertEverythingOnce();
        assertThat(worker.has("GAVE-UP")).as("an outage is no dead letter").isFalse();
    }

    @Test
    void aDatabaseThatHangsDuringATakeoverIsAskedAgain() throws Exception {
        writeInput();
        FaultProxy proxy = openProxy();
        proxy.blackHole();
        WorkerProcess worker = start(proxy.port(), HaltPoint.NONE, 0);
        worker.awaitLine("RETRYING acquire java.util.concurrent.TimeoutException");
        proxy.heal();
        assertEverythingOnce();
    }

    @Test
    void aRestartedBrokerIsWaitedFor() throws Exception {
        WorkerProcess worker = start(HaltPoint.NONE);
        writeInput();
        worker.awaitLine("COMMITTED");
        broker.kill();
        broker.restart();
        writeInput();
        assertEverythingOnce();
    }

    @Test
    void aTopicThatWasCreatedAgainStopsTheLaneLoudly() throws Exception {
        writeInput();
        WorkerProcess before = start(HaltPoint.NONE);
        assertEverythingOnce();
        before.kill();
        deleteTopics();
        broker.createTopics(1, INPUT, OUTPUT);
        WorkerProcess worker = start(HaltPoint.NONE);
        worker.awaitLine("STOPPED topic " + INPUT + " was deleted and created again");
    }

    @Test
    void aTopicThatWasCutPastTheLaneStopsItLoudly() throws Exception {
        writeInput();
        killAt(HaltPoint.BEFORE_COMMIT, 1);
        try (Admin admin = broker.admin()) {
            admin.deleteRecords(
                            Map.of(new TopicPartition(INPUT, 0), RecordsToDelete.beforeOffset(LEADS * PER_LEAD - 1)))
                    .all()
                    .get();
        }
        WorkerProcess worker = start(HaltPoint.NONE);
        worker.awaitLine("STOPPED topic " + INPUT + " was cut past the lane");
    }

    // --- acting ------------------------------------------------------------------------------------------------

    private void writeInput() {
        try (TopicWriter writer = new TopicWriter(broker.bootstrapServers())) {
            for (int i = 0; i < PER_LEAD; i++) {
                for (int lead = 0; lead < LEADS; lead++) {
                    String leadId = "lead-" + lead;
                    long sequence = written.merge(leadId, 1L, Long::sum);
                    long amount = sequence * 7 + lead;
                    expected.merge(leadId, amount, Long::sum);
                    writer.write(
                            EventType.SALES_FEEDBACK,
                            new Attributes(leadId + "-" + sequence, "/crm", leadId, Instant.EPOCH, sequence),
                            feedback(leadId, sequence, amount));
                }
            }
        }
    }

    private static SalesFeedback feedback(String leadId, long sequence, long amount) {
        return new SalesFeedback(
                leadId + "-" + sequence,
                leadId,
                SalesFeedback.Action.WON,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                BigDecimal.valueOf(amount),
                "EUR",
                null);
    }

    private void killAt(HaltPoint point, int passes) {
        WorkerProcess worker = start(point, passes);
        worker.awaitLine("HALTED " + point);
        worker.kill();
    }

    private WorkerProcess start(HaltPoint point) {
        return start(point, 0);
    }

    private WorkerProcess start(HaltPoint point, int passes) {
        return start(database.port(), point, passes);
    }

    private WorkerProcess start(int databasePort, HaltPoint point, int passes) {
        WorkerProcess worker =
                WorkerProcess.start(broker.bootstrapServers(), databasePort, database.name(), point, passes);
        workers.add(worker);
        return worker;
    }

    private FaultProxy openProxy() {
        FaultProxy proxy = database.openProxy();
        proxies.add(proxy);
        return proxy;
    }

    private static void deleteTopics() throws InterruptedException, ExecutionException {
        try (Admin admin = broker.admin()) {
            Set<String> names = admin.listTopics().names().get();
            admin.deleteTopics(List.of(INPUT, OUTPUT).stream()
                            .filter(names::contains)
                            .toList())
                    .all()
                    .get();
            await().until(() -> !admin.listTopics().names().get().contains(INPUT));
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long laneNumber(String column) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + column + " FROM lane")) {
            return rows.next() ? rows.getLong(1) : -1;
        }
    }

    // --- the verdict -------------------------------------------------------------------------------------------

    private void assertEverythingOnce() throws IOException {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(sums()).as("sums in the database").isEqualTo(expected);
                    assertThat(lastPublished()).as("sums on the topic").isEqualTo(expected);
                });
        assertThat(sums()).isEqualTo(expected);
        assertThat(lastPublished()).isEqualTo(expected);
    }

    private static Map<String, Long> sums() {
        Map<String, Long> sums = new HashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT lead_id, total FROM lead_sum")) {
            while (rows.next()) {
                sums.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return sums;
    }

    /** The last sum per lead as a consumer sees it that drops what it has seen; fails on a gap. */
    private static Map<String, Long> lastPublished() {
        Map<String, Long> last = new HashMap<>();
        Map<String, Long> sums = new HashMap<>();
        for (TopicRecord record : new TopicReader(broker.bootstrapServers()).readAll(OUTPUT)) {
            LeadErased data = record.data(LeadErased.class);
            long seen = last.getOrDefault(data.leadId(), 0L);
            if (data.sequence() > seen) {
                assertThat(data.sequence()).as("gap on %s", data.leadId()).isEqualTo(seen + 1);
                last.put(data.leadId(), data.sequence());
                sums.put(data.leadId(), Long.parseLong(data.requestId()));
            }
        }
        return sums;
    }

    private static long publishedTwice() {
        List<String> ids = new TopicReader(broker.bootstrapServers())
                .readAll(OUTPUT).stream().map(TopicRecord::id).toList();
        return ids.size() - ids.stream().distinct().count();
    }
}
