package io.ripen.nurture.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.nurture.feedback.DeliveryReport.Verdict;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports in the shapes that servers give them. */
class DeliveryReportTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
    private static final String VERP = "bounce+" + HASH + "@ripen.example";

    private static Optional<DeliveryReport> read(String message) throws MessagingException, IOException {
        byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        return DeliveryReport.of(
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }

    private static String report(String to, String status) {
        return """
                From: Mail Delivery System <mailer-daemon@mx.example>
                To: %s
                Subject: returned
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                It could not be delivered.

                --b
                Content-Type: message/delivery-status

                %s
                --b--
                """.formatted(to, status);
    }

    private static String recipient(String action, String status) {
        return """
                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; anna@example.com
                Action: %s
                Status: %s
                """.formatted(action, status);
    }

    @Test
    void readsAReportAsPostfixWritesIt() throws MessagingException, IOException {
        assertThat(read("""
                Return-Path: <>
                X-Original-To: %1$s
                Delivered-To: bounce@ripen.example
                Received: by mx.ripen.example (Postfix)
                \tid 4B1F02; Sun, 22 Nov 2026 10:00:00 +0000 (UTC)
                From: MAILER-DAEMON@mx.ripen.example (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: bounce@ripen.example
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                \tboundary="4B1F02.1795341600/mx.ripen.example"

                This is a MIME-encapsulated message.

                --4B1F02.1795341600/mx.ripen.example
                Content-Description: Notification
                Content-Type: text/plain; charset=us-ascii

                The mail system tells that your message could not be delivered.

                --4B1F02.1795341600/mx.ripen.example
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.ripen.example
                X-Postfix-Queue-ID: 4B1F02
                X-Postfix-Sender: rfc822; %1$s
                Arrival-Date: Sun, 22 Nov 2026 09:59:58 +0000 (UTC)

                Final-Recipient: rfc822; anna@example.com
                Original-Recipient: rfc822;anna@example.com
                Action: failed
                Status: 5.1.1
                Remote-MTA: dns; mx.example.com
                Diagnostic-Code: smtp; 550 5.1.1 no such user

                --4B1F02.1795341600/mx.ripen.example
                Content-Description: Undelivered Message Headers
                Content-Type: text/rfc822-headers

                Return-Path: <%1$s>
                Subject: Welcome

                --4B1F02.1795341600/mx.ripen.example--
                """.formatted(VERP))).contains(new DeliveryReport(HASH, Verdict.HARD, "5.1.1"));
    }

    @Test
    void readsAReportAsExchangeWritesIt() throws MessagingException, IOException {
        assertThat(read("""
                From: <postmaster@corp.example>
                To: <%1$s>
                Subject: Undeliverable: Welcome
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                \tboundary="_b_corp_"
                Message-ID: <5f@corp.example>
                X-MS-Exchange-Message-Is-Ndr:

                --_b_corp_
                Content-Type: multipart/alternative; differences=Content-Type;
                \tboundary="_inner_"

                --_inner_
                Content-Type: text/plain; charset="us-ascii"
                Content-Transfer-Encoding: quoted-printable

                The mailbox is full.=20

                --_inner_
                Content-Type: text/html; charset="us-ascii"

                <p>The mailbox is full.</p>

                --_inner_--

                --_b_corp_
                Content-Type: message/delivery-status

                Reporting-MTA: dns;ex01.corp.example
                Received-From-MTA: dns;mx.ripen.example
                Arrival-Date: Sun, 22 Nov 2026 10:00:00 +0000

                Original-Recipient: rfc822;anna@corp.example
                Final-Recipient: RFC822;anna@corp.example
                Action: Failed
                Status: 4.2.2 (mailbox full)
                X-Display-Name: Anna

                --_b_corp_
                Content-Type: message/rfc822

                Message-ID: <other@ripen.example>
                Subject: Welcome

                Hello

                --_b_corp_--
                """.formatted(VERP.toUpperCase(Locale.ROOT))))
                .contains(new DeliveryReport(HASH, Verdict.SOFT, "4.2.2"));
    }

    @Test
    void readsASparseReportByTheMessageIdThatItQuotes() throws MessagingException, IOException {
        assertThat(read("""
                To: bounce@ripen.example
                MIME-Version: 1.0
                Content-Type: multipart/report; boundary=q

                --q

                Hi. I was not able to deliver your message.

                --q
                Content-Type: message/delivery-status


                Final-Recipient: rfc822;anna@example.com
                Status: 5.0.0


                --q
                Content-Type: message/rfc822

                Message-ID: <%s@ripen.example>

                Hello
                --q--
                """.formatted(HASH))).contains(new DeliveryReport(HASH, Verdict.HARD, "5.0.0"));
    }

    @ParameterizedTest
    @CsvSource({
        "failed,    5.1.1,  HARD",
        "failed,    5.1.3,  HARD",
        "failed,    5.2.1,  HARD",
        "failed,    5.0.0,  HARD",
        "failed,    5.2.2,  SOFT",
        "failed,    5.3.4,  SOFT",
        "failed,    5.4.6,  SOFT",
        "failed,    5.6.1,  SOFT",
        "failed,    5.7.1,  BLOCKED",
        "failed,    4.7.28, BLOCKED",
        "failed,    4.4.7,  SOFT",
        "failed,    4.17.7, SOFT",
        "delayed,   4.4.1,  UNDECIDED",
        "delivered, 2.0.0,  UNDECIDED",
        "failed,    2.0.0,  UNDECIDED",
        "relayed,   2.1.9,  UNDECIDED"
    })
    void judgesByActionAndStatus(String action, String status, Verdict verdict) throws MessagingException, IOException {
        assertThat(read(report(VERP, recipient(action, status)))).contains(new DeliveryReport(HASH, verdict, status));
    }

    @Test
    void takesTheWorstOfSeveralRecipients() throws MessagingException, IOException {
        String status = recipient("delayed", "4.4.1") + """

                Final-Recipient: rfc822; second@example.com
                Action: failed
                Status: 5.1.10

                Final-Recipient: rfc822; third@example.com
                Action: failed
                Status: 4.2.2
                """;

        assertThat(read(report(VERP, status))).contains(new DeliveryReport(HASH, Verdict.HARD, "5.1.10"));
    }

    @Test
    void knowsNoMailIfNothingNamesOne() throws MessagingException, IOException {
        assertThat(read(report("bounce@ripen.example, bounce+12@ripen.example", recipient("failed", "5.1.1"))))
                .contains(new DeliveryReport(null, Verdict.HARD, "5.1.1"));
    }

    @Test
    void isNoneWithoutAStatusPart() throws MessagingException, IOException {
        assertThat(read("""
                To: %s
                Subject: failure notice

                Hi. This is the program that delivers mail. I was not able to deliver yours.

                <anna@example.com>:
                This address no longer accepts mail. (#5.1.1)
                """.formatted(VERP))).isEmpty();
        assertThat(read(report(VERP, "Reporting-MTA: dns; mx.example\n"))).isEmpty();
        assertThat(read(report(VERP, recipient("failed", "unknown")))).isEmpty();
        assertThat(read(report(VERP, recipient("failed", "5.1.1"))
                        .replace("message/delivery-status", "message/disposition-notification")))
                .isEmpty();
    }
}
