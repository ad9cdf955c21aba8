package io.ripen.nurture.mail;

import static io.ripen.contracts.lead.ConsentStatus.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What is asked right before a mail goes out. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class MailRulesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MailQueue queue;

    @Inject
    Pool pool;

    @Test
    void sendsNothingToALeadThatSalesTookWhileTheMailWasWaiting() {
        try (Scene scene = Scene.withAnyAddress()) {
            RipenBackbone.mail().kill();
            scene.entersStage(1, "MQL", GRANTED);
            await().atMost(PATIENCE).until(() -> scene.states().contains("QUEUED"));

            scene.entersStage(2, "SQL", GRANTED);
            scene.mailBecomes("SUPPRESSED");
            RipenBackbone.mail().restart();

            assertThat(scene.reasons()).containsExactly("stage-excluded");
            assertThat(scene.inbox()).isEmpty();
        }
    }

    @Test
    void neverPassesACapHoweverManyMailsAreDueAtOnce() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            recipient.triggersMarketingMails(8);

            await().atMost(PATIENCE)
                    .until(() -> recipient.states().stream()
                            .noneMatch(state -> state.equals("QUEUED") || state.equals("SENDING")));

            assertThat(Collections.frequency(recipient.states(), "SENT")).isEqualTo(5);
            assertThat(Collections.frequency(recipient.states(), "SUPPRESSED")).isEqualTo(4);
            recipient.isToldTheReason("frequency-cap");
        }
    }

    @Test
    void sendsWhatWasDecidedFirstAndLetsTheCapHitTheOthers() {
        try (Recipient recipient = Recipient.ofAMail(queue, pool)) {
            recipient.triggersMarketingMailsHighestEntryFirst(8);

            await().atMost(PATIENCE)
                    .until(() -> recipient.states().stream()
                            .noneMatch(state -> state.equals("QUEUED") || state.equals("SENDING")));

            assertThat(recipient.entries("SENT")).containsExactly(6, 7, 8, 9);
        }
    }
}
