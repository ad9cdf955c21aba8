package io.ripen.nurture.mail;

import static io.ripen.contracts.lead.ConsentStatus.GRANTED;
import static io.ripen.contracts.lead.ConsentStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.contracts.EventType;
import io.ripen.contracts.email.EmailFailed;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.nurture.domain.Mail;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.domain.sending.SendOutcome;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.SmtpFault;
import io.ripen.testkit.TopicRecord;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every mail is accounted for, and none arrives twice, whatever the SMTP server or the sender does. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class MailFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MailDesk desk;

    @Inject
    MailQueue queue;

    @Inject
    Pool pool;

    private static Scene suffering(SmtpFault fault, boolean once) {
        return new Scene(fault.address(UUID.randomUUID().toString(), once));
    }

    private static EmailFailed failure(Scene scene) {
        TopicRecord last = scene.events(2).getLast();
        assertThat(last.type()).isEqualTo(EventType.EMAIL_FAILED.typeName());
        return last.data(EmailFailed.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_AT_RCPT", "DEFER_AT_RCPT", "DROP_AT_DATA", "DEFER_AT_END"})
    void triesAgainAfterAFaultThatLeavesNoDoubt(SmtpFault fault) {
        try (Scene scene = suffering(fault, true)) {
            scene.entersStage(1, "MQL", GRANTED);

            scene.mailBecomes("SENT");

            assertThat(scene.inbox()).hasSize(1);
            assertThat(scene.events(2))
                    .extracting(TopicRecord::type)
                    .containsExactly(EventType.EMAIL_TRIGGERED.typeName(), EventType.EMAIL_SENT.typeName());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_BEFORE_END", "DROP_AFTER_END", "SILENT_AFTER_END"})
    void neverSendsAgainWhatMayHaveArrived(SmtpFault fault) {
        try (Scene scene = suffering(fault, true)) {
            scene.entersStage(1, "MQL", GRANTED);

            scene.mailBecomes("UNKNOWN");

            assertThat(failure(scene).outcome()).isEqualTo(EmailFailed.Outcome.UNKNOWN);
            assertThat(failure(scene).reason()).isEqualTo("smtp-final-answer-lost");
            assertThat(scene.inbox()).hasSize(fault == SmtpFault.DROP_BEFORE_END ? 0 : 1);
        }
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        try (Scene scene = suffering(SmtpFault.DEFER_AT_RCPT, false)) {
            scene.entersStage(1, "MQL", GRANTED);

            scene.mailBecomes("FAILED");

            assertThat(scene.reasons()).containsExactly("smtp-450-4.2.1");
            assertThat(failure(scene).outcome()).isEqualTo(EmailFailed.Outcome.REFUSED);
        }
    }

    @Test
    void remembersAMailboxThatDoesNotExist() {
        try (Scene scene = suffering(SmtpFault.REFUSE_AT_RCPT, false)) {
            scene.entersStage(1, "MQL", GRANTED);
            scene.mailBecomes("FAILED");
            assertThat(failure(scene).reason()).isEqualTo("smtp-550-5.1.1");

            enqueue(scene, "second");
            scene.mailBecomes("SUPPRESSED");

            assertThat(scene.reasons()).containsExactly("bounced", "smtp-550-5.1.1");
            assertThat(scene.touchpoints(1)).singleElement().satisfies(told -> {
                assertThat(told.type()).isEqualTo(TouchpointType.BOUNCE);
                assertThat(told.mail())
                        .isEqualTo(new TrackedMail(scene.leadId, scene.leadId + "/mql-welcome/welcome/1", null));
                assertThat(told.properties())
                        .isEqualTo(Map.of(
                                "bounceKind", new PropertyValue.Text("hard"),
                                "bounceCode", new PropertyValue.Text("5.1.1")));
            });
        }
    }

    @Test
    void survivesAnSmtpServerThatIsAway() {
        try (Scene scene = Scene.withAnyAddress()) {
            RipenBackbone.mail().kill();
            scene.entersStage(1, "MQL", GRANTED);
            await().atMost(PATIENCE).until(() -> scene.states().contains("QUEUED"));

            RipenBackbone.mail().restart();
            scene.mailBecomes("SENT");

            assertThat(scene.inbox()).hasSize(1);
        }
    }

    @Test
    void leavesAMailInDoubtWhoseSenderDoesNotReportAndTakesALateReport() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.entersStage(1, "LEAD", GRANTED);
            await().atMost(PATIENCE).until(() -> isKnown(scene));
            StoredMail mail = enqueue(scene, "late");
            scene.mailBecomes("SENT");
            Instant overdue = Instant.now().minusSeconds(1);
            pretend(mail, "state = 'SENDING', settled_at = NULL, lease_until = '" + overdue + "'");

            scene.mailBecomes("UNKNOWN");
            assertThat(scene.reasons()).containsExactly("lease-expired");

            StoredMail claimed = mail.in(new MailState.Sending(1, overdue));
            report(claimed, new SendOutcome.Refused("smtp-554", false), "FAILED");
            pretend(mail, "state = 'UNKNOWN', reason = 'lease-expired'");
            report(claimed, new SendOutcome.Accepted(), "SENT");
            report(claimed.in(new MailState.Sending(9, overdue)), new SendOutcome.Lost("x"), "SENT");
            assertThat(scene.events(3))
                    .extracting(TopicRecord::type)
                    .containsExactly(
                            EventType.EMAIL_SENT.typeName(),
                            EventType.EMAIL_FAILED.typeName(),
                            EventType.EMAIL_FAILED.typeName());
        }
    }

    @Test
    void triesAgainWhatALateReportSaysThatNobodyTook() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.entersStage(1, "LEAD", GRANTED);
            await().atMost(PATIENCE).until(() -> isKnown(scene));
            StoredMail mail = enqueue(scene, "nobody-took-it");
            scene.mailBecomes("SENT");
            Instant overdue = Instant.now().minusSeconds(1);
            pretend(mail, "state = 'SENDING', settled_at = NULL, lease_until = '" + overdue + "'");
            scene.mailBecomes("UNKNOWN");

            report(
                    mail.in(new MailState.Sending(1, overdue)),
                    new SendOutcome.Unreachable("smtp-unreachable"),
                    "QUEUED");

            scene.mailBecomes("SENT");
            assertThat(scene.inbox()).hasSize(2);
        }
    }

    @Test
    void countsMailsWhoseAnswersDidNotComeForTheCap() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.entersStage(1, "LEAD", GRANTED);
            await().atMost(PATIENCE).until(() -> isKnown(scene));
            List<StoredMail> mails = List.of(
                    enqueue(scene, "a"),
                    enqueue(scene, "b"),
                    enqueue(scene, "c"),
                    enqueue(scene, "d"),
                    enqueue(scene, "e"));
            await().atMost(PATIENCE)
                    .until(() -> scene.states().stream().filter("SENT"::equals).count() == 5);
            mails.forEach(
                    mail -> pretend(
                            mail,
                            "state = 'QUEUED', settled_at = NULL, next_attempt_at = now() + interval '1 hour', in_doubt_at = now()"));

            enqueue(scene, "one-more");

            scene.mailBecomes("SUPPRESSED");
            assertThat(scene.reasons()).contains("frequency-cap");
        }
    }

    @Test
    void aMailWhoseAnswerDidNotComeIsUnknownIfItMayNotBeTriedAgain() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.entersStage(1, "LEAD", GRANTED);
            await().atMost(PATIENCE).until(() -> isKnown(scene));
            StoredMail mail = enqueue(scene, "silent");
            scene.mailBecomes("SENT");
            scene.saysConsent(1, WITHDRAWN, scene.now().plusSeconds(60));
            await().atMost(PATIENCE).until(() -> hasUnsubscribed(scene));
            Instant lease = Instant.now().plusSeconds(60);
            pretend(mail, "state = 'SENDING', settled_at = NULL, lease_until = '" + lease + "'");

            report(mail.in(new MailState.Sending(1, lease)), new SendOutcome.Unanswered("http-no-answer"), "QUEUED");

            scene.mailBecomes("UNKNOWN");
            assertThat(scene.reasons()).containsExactly("unsubscribed");
            assertThat(failure(scene).outcome()).isEqualTo(EmailFailed.Outcome.UNKNOWN);
        }
    }

    private boolean hasUnsubscribed(Scene scene) {
        return pool.preparedQuery("SELECT 1 FROM lead_nurture WHERE lead_id = $1 AND state::text LIKE '%WITHDRAWN%'")
                .execute(Tuple.of(scene.leadId))
                .map(rows -> rows.size() == 1)
                .await()
                .atMost(PATIENCE);
    }

    private boolean isKnown(Scene scene) {
        return pool.preparedQuery("SELECT 1 FROM lead_nurture WHERE lead_id = $1")
                .execute(Tuple.of(scene.leadId))
                .map(rows -> rows.size() == 1)
                .await()
                .atMost(PATIENCE);
    }

    private StoredMail enqueue(Scene scene, String step) {
        Mail mail = new Mail(
                new MailKey(scene.leadId, "mql-welcome", step, 1),
                1,
                "mql-welcome",
                ConsentPurpose.CONTACT_BY_MAIL,
                MailKind.MARKETING,
                null,
                MailData.NONE);
        StoredMail queued = queue.queued(mail, scene.cause(), null, Instant.now());
        pool.withTransaction(transaction -> queue.add(transaction, List.of(queued), Instant.now()))
                .await()
                .atMost(PATIENCE);
        return queued;
    }

    private void pretend(StoredMail mail, String columns) {
        pool.query("UPDATE mail SET " + columns + " WHERE mail_key = '" + mail.key() + "'")
                .execute()
                .await()
                .atMost(PATIENCE);
    }

    private void report(StoredMail mail, SendOutcome outcome, String becomes) {
        MailState state = desk.settle(mail, outcome).await().atMost(PATIENCE);
        assertThat(MailRows.columns(state).state()).isEqualTo(becomes);
    }
}
