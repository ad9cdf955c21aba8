package io.ripen.nurture.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.ripen.contracts.EventType;
import io.ripen.contracts.email.EmailBounced;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.mail.MailQueue;
import io.ripen.nurture.mail.Recipient;
import io.ripen.nurture.smtp.SmtpClient;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.nurture.transport.FinishedMail;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.TopicRecord;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.HeaderTerm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What comes back to the bounce mailbox, and what it means for the next mail. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class BounceMailboxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MAILBOX = "bounce@ripen.example";

    @Inject
    MailQueue queue;

    @Inject
    Pool pool;

    @Inject
    SmtpClient smtp;

    @Inject
    MeterRegistry registry;

    @Test
    void suppressesAfterAReportOfAHardBounceAndSaysOnceWhichMailCameBack() throws MessagingException {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            String hash = recipient.headers().get("Message-ID").replaceAll("[<>]|@.*", "");
            String messageId = hash + "@mx.example";
            comesBack(report("bounce+" + hash + "@ripen.example", messageId));
            comesBack(report("bounce+" + hash + "@ripen.example", messageId));
            comesBack(report("bounce+" + "0".repeat(40) + "@ripen.example", "unknown-" + messageId));
            comesBack("Message-ID: <person-" + messageId + ">\nTo: " + MAILBOX + "\n\nI am away.\n");

            await().atMost(PATIENCE).until(() -> marks("person-" + messageId).equals(List.of("flagged")));
            assertThat(marks("unknown-" + messageId)).containsExactly("flagged");
            assertThat(marks(messageId)).containsExactly("seen", "seen");
            losesTheMailboxAndItsMarks();
            await().atMost(PATIENCE).until(() -> marks(messageId).equals(List.of("seen", "seen")));
            recipient.triggersAMarketingMail();
            recipient.isToldTheReason("bounced");
            assertThat(recipient.events(3).stream()
                            .filter(event -> event.type().equals(EventType.EMAIL_BOUNCED.typeName()))
                            .map(event -> event.data(EmailBounced.class)))
                    .singleElement()
                    .satisfies(bounce -> {
                        assertThat(bounce.permanent()).isTrue();
                        assertThat(bounce.status()).isEqualTo("5.1.1");
                        assertThat(bounce.mail().mailKey()).isEqualTo(recipient.mailKey());
                    });
            assertThat(recipient.touchpoints(1))
                    .extracting(TouchpointCaptured::type)
                    .contains(TouchpointType.BOUNCE);
            assertThat(recipient.touchpoints(1))
                    .extracting(TouchpointCaptured::touchpointId)
                    .containsOnly(
                            BounceTouchpoint.of(recipient.leadId(), recipient.mailKey(), true, "5.1.1", Instant.EPOCH)
                                    .touchpointId());
        }
    }

    @Test
    void leavesAReportOfAMailToColleaguesToSomebodyWhoLooks() throws MessagingException {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            String hash = recipient.messageHash(recipient.hasColleaguesTold());
            String messageId = hash + "@mx.example";
            comesBack(report("bounce+" + hash + "@ripen.example", messageId));

            await().atMost(PATIENCE).until(() -> marks(messageId).equals(List.of("flagged")));
            recipient.triggersAMarketingMail();
            recipient.getsMails(2);
            assertThat(recipient.events(3))
                    .extracting(TopicRecord::type)
                    .doesNotContain(EventType.EMAIL_BOUNCED.typeName());
        }
    }

    private void comesBack(String message) {
        byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        assertThat(smtp.send(new FinishedMail("report", 1, "mailer-daemon@mx.example", MAILBOX, bytes)))
                .isInstanceOf(SendOutcome.Accepted.class);
    }

    /** The server of the test forgets marks when it starts again, as if none had been set after the commands were stored. */
    private void losesTheMailboxAndItsMarks() {
        RipenBackbone.mail().kill();
        await().atMost(PATIENCE).until(() -> isAvailable(0));
        RestAssured.get("/q/health/ready").then().statusCode(200);
        RipenBackbone.mail().restart();
        await().atMost(PATIENCE).until(() -> isAvailable(1));
    }

    private boolean isAvailable(double value) {
        return registry.get("ripen.nurture.bounce.mailbox.available").gauge().value() == value;
    }

    private static String report(String to, String messageId) {
        return """
                From: mailer-daemon@mx.example
                To: %s
                Message-ID: <%s>
                Subject: returned
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                It could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; anna@example.com
                Action: failed
                Status: 5.1.1

                --b--
                """.formatted(to, messageId);
    }

    /** How the messages with an id are marked in the mailbox. */
    private static List<String> marks(String messageId) throws MessagingException {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", RipenBackbone.mail().imapPort(), MAILBOX, MAILBOX);
            Folder folder = store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            Message[] found = folder.search(new HeaderTerm("Message-ID", "<" + messageId + ">"));
            return Arrays.stream(found).map(BounceMailboxIT::mark).toList();
        }
    }

    private static String mark(Message message) {
        try {
            boolean seen = message.isSet(Flag.SEEN);
            boolean flagged = message.isSet(Flag.FLAGGED);
            return seen ? (flagged ? "both" : "seen") : (flagged ? "flagged" : "new");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
