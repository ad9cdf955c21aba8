package io.ripen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.email.EmailTriggered;
import io.ripen.contracts.email.MailRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RipenBackboneIT {
    private static Map<String, String> settings = Map.of();

    @BeforeAll
    static void start() {
        RipenBackbone backbone = new RipenBackbone();
        backbone.init(Map.of("mail", "true"));
        settings = backbone.start();
    }

    @Test
    void keepsRecordsWhenTheBrokerIsKilledAndStartedAgain() {
        KafkaBroker kafka = RipenBackbone.kafka();
        String topic = EventType.EMAIL_TRIGGERED.topic().topicName();
        kafka.createTopics(3, topic);
        MailRef mail = new MailRef("l-1/welcome/1/1", "l-1", "welcome", 1, "1", 1);
        Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
        EmailTriggered event =
                new EmailTriggered(1, mail, "welcome", "contact-by-mail", now, new Cause("t-1", now, now));

        try (TopicWriter writer = new TopicWriter(kafka.bootstrapServers())) {
            writer.write(EventType.EMAIL_TRIGGERED, new TopicWriter.Attributes("m-1", "/test", "l-1", now, 1L), event);
        }
        kafka.kill();
        kafka.restart();

        List<TopicRecord> records = new TopicReader(kafka.bootstrapServers()).readAll(topic);
        assertThat(records).hasSize(1);
        assertThat(records.getFirst().id()).isEqualTo("m-1");
        assertThat(records.getFirst().key()).isEqualTo("l-1");
        assertThat(records.getFirst().data(EmailTriggered.class)).isEqualTo(event);
    }

    @Test
    void keepsRowsWhenTheDatabaseIsKilledAndStartedAgain() throws SQLException {
        PostgresServer postgres = RipenBackbone.postgres();
        execute(postgres, "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (1), (2)");

        postgres.kill();
        assertThatThrownBy(postgres::connect).isInstanceOf(SQLException.class);
        postgres.restart();

        assertThat(count(postgres, "kept")).isEqualTo(2);
    }

    @Test
    void hangsWhileTheDatabaseIsSuspended() throws SQLException {
        PostgresServer postgres = RipenBackbone.postgres();
        try (Connection connection = postgres.connect()) {
            postgres.suspend();
            assertThat(connection.isValid(1)).isFalse();
        } finally {
            postgres.resume();
        }
        assertThat(count(postgres, "pg_class")).isPositive();
    }

    @Test
    void passesClientsOfTheBrokerThroughTheProxy() {
        KafkaBroker kafka = RipenBackbone.kafka();
        kafka.createTopics(1, "proxied");
        try (FaultProxy proxy = kafka.openProxy();
                TopicWriter writer = new TopicWriter(proxy.address())) {
            writer.writeRaw("proxied", 0, "key", new byte[] {'1'}, Map.of());
            proxy.cut();
            proxy.heal();
            writer.writeRaw("proxied", 0, "key", new byte[] {'2'}, Map.of());
        }
        assertThat(new TopicReader(kafka.bootstrapServers()).readKey("proxied", "key"))
                .extracting(TopicRecord::value)
                .containsExactly("1", "2");
    }

    @Test
    void blackHolesAndHealsDatabaseConnections() throws SQLException {
        PostgresServer postgres = RipenBackbone.postgres();
        try (FaultProxy proxy = postgres.openProxy()) {
            String url = postgres.jdbcUrl().replace(":" + postgres.port() + "/", ":" + proxy.port() + "/");
            try (Connection connection = java.sql.DriverManager.getConnection(url, "ripen", "ripen")) {
                proxy.blackHole();
                assertThat(connection.isValid(1)).isFalse();
            }
            proxy.heal();
            try (Connection connection = java.sql.DriverManager.getConnection(url, "ripen", "ripen")) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void cutsACommitBeforeItArrivesOrAfterItLanded() throws SQLException {
        PostgresServer postgres = RipenBackbone.postgres();
        execute(postgres, "CREATE TABLE cut_commits (side text)");
        try (FaultProxy proxy = postgres.openProxy()) {
            String url = postgres.jdbcUrl().replace(":" + postgres.port() + "/", ":" + proxy.port() + "/");
            for (FaultProxy.Side side : FaultProxy.Side.values()) {
                try (Connection connection = java.sql.DriverManager.getConnection(url, "ripen", "ripen");
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    statement.execute("INSERT INTO cut_commits VALUES ('" + side + "')");
                    proxy.cutAt(Pattern.compile("COMMIT\\x00"), side);
                    assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
                    assertThat(proxy.disarm()).as("sprung").isTrue();
                }
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> count(postgres, "cut_commits") == 1);
        assertThat(count(postgres, "cut_commits WHERE side = 'AFTER'")).isEqualTo(1);
    }

    @Test
    void keepsMailsWhenTheInboxIsKilledAndStartedAgain() throws IOException {
        MailInbox inbox = RipenBackbone.mail();
        send(inbox.smtpPort(), "ada@example.com", "Grüße", "Line one");

        await().atMost(Duration.ofSeconds(10)).until(() -> inbox.mails().size() == 1);
        inbox.kill();
        inbox.restart();

        assertThat(inbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("ada@example.com");
            assertThat(mail.subject()).isEqualTo("Grüße");
            assertThat(mail.text()).contains("Line one");
            assertThat(mail.messageId()).isEqualTo("<1@ripen.test>");
        });
    }

    @Test
    void tellsServicesWhereEverythingIs() {
        assertThat(settings)
                .containsEntry(
                        "ripen.kafka.bootstrap-servers", RipenBackbone.kafka().bootstrapServers())
                .containsEntry(
                        "ripen.postgres.port",
                        Integer.toString(RipenBackbone.postgres().port()))
                .containsEntry(
                        "ripen.nurture.smtp.port",
                        Integer.toString(RipenBackbone.mail().smtpPort()))
                .containsEntry("quarkus.oidc.public-key", Tokens.publicKey());
    }

    private static void execute(PostgresServer postgres, String... commands) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private static int count(PostgresServer postgres, String table) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Speaks SMTP by hand, so that the test shows exactly what is on the wire. */
    private static void send(int port, String to, String subject, String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(in.readLine()).startsWith("220");
            String mail = "From: team@example.com\r\nTo: %s\r\nMessage-ID: <1@ripen.test>\r\nSubject: %s\r\n\r\n%s\r\n."
                    .formatted(to, encoded(subject), text);
            for (String line : List.of(
                    "HELO test", "MAIL FROM:<team@example.com>", "RCPT TO:<" + to + ">", "DATA", mail, "QUIT")) {
                out.write(line + "\r\n");
                out.flush();
                assertThat(in.readLine()).matches("[23].*");
            }
        }
    }

    private static String encoded(String subject) {
        return "=?UTF-8?B?" + java.util.Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8))
                + "?=";
    }
}
