package io.ripen.nurture.mail;

import static io.ripen.contracts.lead.ConsentStatus.GRANTED;
import static io.ripen.contracts.lead.ConsentStatus.UNKNOWN;
import static io.ripen.contracts.lead.ConsentStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.contracts.CloudEventHeaders;
import io.ripen.contracts.EventType;
import io.ripen.contracts.email.EmailSent;
import io.ripen.contracts.email.EmailSuppressed;
import io.ripen.contracts.email.EmailTriggered;
import io.ripen.contracts.email.MailRef;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.MailInbox.Mail;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.TopicRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a stage event to a mail in the inbox and the events about it. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class MailJourneyIT {

    @Test
    void sendsTheWelcomeMailOnceAndSaysSo() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.entersStage(1, "MQL", GRANTED);

            scene.mailBecomes("SENT");
            List<TopicRecord> events = scene.events(2);

            assertThat(events)
                    .extracting(TopicRecord::type)
                    .containsExactly(EventType.EMAIL_TRIGGERED.typeName(), EventType.EMAIL_SENT.typeName());
            assertThat(events)
                    .extracting(TopicRecord::id)
                    .containsExactly("mail-" + scene.leadId + "-1", "mail-" + scene.leadId + "-2");
            assertThat(events)
                    .allSatisfy(event ->
                            assertThat(event.header(CloudEventHeaders.SOURCE)).isEqualTo("/ripen/nurture"));
            EmailTriggered triggered = events.get(0).data(EmailTriggered.class);
            EmailSent sent = events.get(1).data(EmailSent.class);
            assertThat(triggered.mail())
                    .isEqualTo(new MailRef(
                            scene.leadId + "/mql-welcome/welcome/1", scene.leadId, "mql-welcome", 3, "welcome", 1));
            assertThat(triggered.purpose()).isEqualTo("contact-by-mail");
            assertThat(triggered.cause()).isEqualTo(scene.cause());
            assertThat(sent.mail()).isEqualTo(triggered.mail());
            assertThat(sent.sequence()).isEqualTo(2);
            assertThat(scene.inbox()).hasSize(1);
            assertThat(scene.inbox().getFirst().messageId()).contains(sent.messageId());
        }
    }

    @Test
    void writesToThePerson() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.entersStage(1, "MQL", GRANTED);
            scene.mailBecomes("SENT");

            Mail mail = scene.inbox().getFirst();

            assertThat(mail.from()).contains("hello@ripen.example");
            assertThat(mail.subject()).isEqualTo("Welcome to Ripen: where to go from here");
            assertThat(mail.text())
                    .startsWith("Hello Ada,")
                    .contains("about Engines & Sons. Three things")
                    .contains("https://ripen.example/pricing");
            assertThat(mail.html())
                    .contains("<p>Hello Ada,</p>", "about Engines &amp; Sons. Three things")
                    .contains("href=\"https://ripen.example/pricing?utm_source=ripen&amp;");
        }
    }

    @Test
    void sendsOneMailForDuplicateEventsAndALaterReturnToTheStage() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.entersStage(1, "MQL", GRANTED);
            scene.entersStage(1, "MQL", GRANTED);
            scene.entersStage(2, "LEAD", GRANTED);
            scene.entersStage(3, "MQL", GRANTED);
            scene.entersStage(4, "LEAD");
            scene.mailBecomes("SENT");

            assertThat(scene.events(2)).hasSize(2);
            assertThat(scene.states()).containsExactly("SENT");
            assertThat(scene.inbox()).hasSize(1);
        }
    }

    @Test
    void suppressesWithoutConsentAndSaysWhy() {
        try (Scene never = Scene.withAnyAddress();
                Scene unclear = Scene.withAnyAddress()) {
            never.entersStage(1, "PILOT");
            unclear.entersStage(1, "PILOT", UNKNOWN);

            never.mailBecomes("SUPPRESSED");
            unclear.mailBecomes("SUPPRESSED");

            assertThat(never.reasons()).containsExactly("no-consent");
            assertThat(unclear.reasons()).containsExactly("no-consent");
            assertThat(never.inbox()).isEmpty();
            TopicRecord last = never.events(2).getLast();
            assertThat(last.type()).isEqualTo(EventType.EMAIL_SUPPRESSED.typeName());
            assertThat(last.data(EmailSuppressed.class).reason()).isEqualTo("no-consent");
        }
    }

    @Test
    void obeysTheLaterConsentWhereverItComesFrom() {
        try (Scene scene = Scene.withAnyAddress()) {
            scene.saysConsent(1, WITHDRAWN, scene.now().plusSeconds(60));
            scene.saysConsent(2, GRANTED, scene.now().minusSeconds(60));
            scene.entersStage(1, "LEAD");
            scene.saysConsent(2, GRANTED, scene.now().plusSeconds(90));
            scene.entersStage(2, "PILOT", GRANTED);

            scene.mailBecomes("SUPPRESSED");

            assertThat(scene.reasons()).containsExactly("unsubscribed");
        }
    }

    @Test
    void sendsNothingWithoutAnAddress() {
        try (Scene scene = new Scene("nobody@nowhere")) {
            scene.entersStage(1, "MQL", GRANTED);

            scene.mailBecomes("SUPPRESSED");

            assertThat(scene.reasons()).containsExactly("no-valid-address");
        }
    }

    @Test
    void sendsNothingToAnErasedPerson() {
        try (Scene scene = Scene.withAnyAddress();
                Scene later = Scene.withAnyAddress()) {
            scene.asksForErasure(1);
            scene.entersStage(1, "MQL", GRANTED);
            later.entersStage(1, "MQL", GRANTED);

            later.mailBecomes("SENT");

            assertThat(scene.inbox()).isEmpty();
        }
    }
}
