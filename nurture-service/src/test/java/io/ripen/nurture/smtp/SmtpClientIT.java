package io.ripen.nurture.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.transport.FinishedMail;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.SmtpFault;
import io.ripen.testkit.SmtpGate;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real SMTP server whose conversations are broken at each point that matters. */
class SmtpClientIT {
    private SmtpGate gate;
    private SmtpClient client;

    @BeforeAll
    static void startTheInbox() {
        RipenBackbone.mail().restart();
    }

    @BeforeEach
    void openTheGate() {
        gate = SmtpGate.before(RipenBackbone.mail().smtpPort());
        client = new SmtpClient(settings(gate.port()), Clock.systemUTC());
    }

    @AfterEach
    void closeTheGate() {
        client.closeAll();
        gate.close();
    }

    private static SmtpSettings settings(int port) {
        return settings(port, "none");
    }

    private static SmtpSettings settings(int port, String tls) {
        return new SmallRyeConfigBuilder()
                .withMapping(SmtpSettings.class)
                .withDefaultValue("ripen.nurture.smtp.host", "127.0.0.1")
                .withDefaultValue("ripen.nurture.smtp.port", Integer.toString(port))
                .withDefaultValue("ripen.nurture.smtp.connect-timeout", "PT1S")
                .withDefaultValue("ripen.nurture.smtp.io-timeout", "PT1S")
                .withDefaultValue("ripen.nurture.smtp.idle-timeout", "PT15S")
                .withDefaultValue("ripen.nurture.smtp.tls", tls)
                .withDefaultValue("ripen.nurture.smtp.mails-per-connection", "2")
                .build()
                .getConfigMapping(SmtpSettings.class);
    }

    private SendOutcome send(String recipient) {
        return send(recipient, "First line\n.A line with a dot before it\n");
    }

    private SendOutcome send(String recipient, String text) {
        String message = """
                From: hello@ripen.example
                To: %s
                Subject: Test
                Message-ID: <%s@ripen.example>

                %s""".formatted(recipient, UUID.randomUUID(), text);
        return client.send(new FinishedMail(
                unique(), 1, "hello@ripen.example", recipient, message.getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<String> deliveredTo(String recipient) {
        return RipenBackbone.mail().mails().stream()
                .filter(mail -> mail.to().contains(recipient))
                .map(mail -> mail.text().strip().replace("\r\n", "\n"))
                .toList();
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    @Test
    void deliversAMailAsItIs() {
        String recipient = SmtpFault.NONE.address(unique(), false);

        assertThat(send(recipient)).isEqualTo(new SendOutcome.Accepted());
        assertThat(deliveredTo(recipient)).containsExactly("First line\n.A line with a dot before it");
    }

    @Test
    void goesOnWithoutTlsOnlyWhereItIsNotDemanded() {
        client = new SmtpClient(settings(gate.port(), "starttls-if-offered"), Clock.systemUTC());
        assertThat(send(SmtpFault.NONE.address(unique(), false))).isEqualTo(new SendOutcome.Accepted());
        client.closeAll();

        client = new SmtpClient(settings(gate.port(), "starttls"), Clock.systemUTC());
        String recipient = SmtpFault.NONE.address(unique(), false);
        assertThat(send(recipient)).isNotEqualTo(new SendOutcome.Accepted());
        assertThat(deliveredTo(recipient)).isEmpty();
    }

    @Test
    void keepsAConnectionForTheNextMailsUpToItsLimit() {
        for (int i = 0; i < 4; i++) {
            assertThat(send(SmtpFault.NONE.address(unique(), false))).isEqualTo(new SendOutcome.Accepted());
        }

        assertThat(gate.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "DROP_AT_RCPT, smtp-connection-lost",
        "DEFER_AT_RCPT, smtp-450-4.2.1",
        "DROP_AT_DATA, smtp-connection-lost",
        "DEFER_AT_END, smtp-451-4.3.0"
    })
    void defersAMailThatTheServerDoesNotHave(SmtpFault fault, String reason) {
        String recipient = fault.address(unique(), true);

        assertThat(send(recipient))
                .isInstanceOfSatisfying(
                        SendOutcome.Deferred.class,
                        deferred -> assertThat(deferred.reason()).isEqualTo(reason));
        assertThat(deliveredTo(recipient)).isEmpty();
        assertThat(send(recipient)).isEqualTo(new SendOutcome.Accepted());
        assertThat(deliveredTo(recipient)).hasSize(1);
    }

    @Test
    void defersAMailWhoseConnectionEndsBeforeItsEndIsWritten() {
        String recipient = SmtpFault.DROP_IN_CONTENT.address(unique(), false);
        String longerThanAnySocketBuffer = "x".repeat(70).concat("\n").repeat(500_000);

        assertThat(send(recipient, longerThanAnySocketBuffer))
                .isEqualTo(new SendOutcome.Deferred("smtp-connection-lost", true));
    }

    @ParameterizedTest
    @CsvSource({"DROP_BEFORE_END, 0", "DROP_AFTER_END, 1", "SILENT_AFTER_END, 1"})
    void knowsNothingOfAMailWhoseFinalAnswerIsLost(SmtpFault fault, int deliveries) {
        String recipient = fault.address(unique(), false);

        assertThat(send(recipient)).isEqualTo(new SendOutcome.Lost("smtp-final-answer-lost"));
        assertThat(deliveredTo(recipient)).hasSize(deliveries);
    }

    @Test
    void refusesWhatTheServerRefuses() {
        assertThat(send(SmtpFault.REFUSE_AT_RCPT.address(unique(), false)))
                .isEqualTo(new SendOutcome.Refused("smtp-550-5.1.1", true));
    }

    @Test
    void goesOnAfterAConnectionThatTheServerClosedMeanwhile() {
        assertThat(send(SmtpFault.NONE.address(unique(), false))).isEqualTo(new SendOutcome.Accepted());
        RipenBackbone.mail().kill();
        RipenBackbone.mail().restart();

        assertThat(send(SmtpFault.NONE.address(unique(), false))).isEqualTo(new SendOutcome.Accepted());
        assertThat(gate.connections()).isEqualTo(2);
    }

    @Test
    void defersWhenNobodyListens() {
        gate.close();

        assertThat(send(SmtpFault.NONE.address(unique(), false)))
                .isEqualTo(new SendOutcome.Unreachable("smtp-unreachable"));
    }
}
