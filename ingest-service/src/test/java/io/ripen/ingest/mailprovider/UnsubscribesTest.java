package io.ripen.ingest.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.intake.IntakeInTests;
import io.ripen.ingest.intake.Submitted;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a provider's webhook to the consent that scoring folds and nurture asks for before each mail. */
class UnsubscribesTest {
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SENDGRID | [{"event":"unsubscribe","email":"ann@x.example","timestamp":1795176000}]
            SENDGRID | [{"event":"group_unsubscribe","email":"ann@x.example","timestamp":1795176000,"asm_group_id":7}]
            MAILGUN  | {"event-data":{"event":"unsubscribed","id":"1","timestamp":1795176000,"recipient":"ann@x.example"}}
            POSTMARK | {"RecordType":"SubscriptionChange","Recipient":"ann@x.example","ChangedAt":"2026-11-20T12:00:00Z","Origin":"Recipient","SuppressSending":true,"SuppressionReason":"ManualSuppression","MessageStream":"news"}
            BREVO    | {"event":"unsubscribed","email":"ann@x.example","ts_event":1795176000}
            SES      | {"unsubscribeAll":true}
            SES      | {"topicSubscriptionStatus":[{"topicName":"displays","subscriptionStatus":"OptOut"}]}
            """)
    void withdrawTheConsentToMails(MailProvider provider, String body) throws IOException {
        TouchpointCaptured captured = captured(provider, body);

        assertThat(captured.type()).isEqualTo(TouchpointType.UNSUBSCRIBE);
        assertThat(captured.consents())
                .containsExactly(new ConsentGrant(
                        ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.WITHDRAWN, AT, "unsubscribe", null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SENDGRID | [{"event":"group_resubscribe","email":"ann@x.example","timestamp":1795176000,"asm_group_id":7}]
            SES      | {"topicSubscriptionStatus":[{"topicName":"displays","subscriptionStatus":"OptIn"}]}
            SES      | {"topicSubscriptionStatus":[{"topicName":"tables","subscriptionStatus":"OptOut"}]}
            """)
    void areNotWhatAProviderTellsOfOtherWishes(MailProvider provider, String body) throws IOException {
        assertThat(submitted(provider, body)).isEmpty();
    }

    private static TouchpointCaptured captured(MailProvider provider, String body) throws IOException {
        List<Reading> readings =
                submitted(provider, body).stream().map(Submitted::reading).toList();
        assertThat(IntakeInTests.decide(readings)).singleElement().isInstanceOf(Decision.Accepted.class);
        Decision.Accepted accepted =
                (Decision.Accepted) IntakeInTests.decide(readings).getFirst();
        return IntakeInTests.captured(accepted, WebhookIntake.protocol(provider));
    }

    private static List<Submitted> submitted(MailProvider provider, String body) throws IOException {
        String json = provider == MailProvider.SES ? notification(body) : body;
        return WebhookIntake.submitted(WebhookIntake.reader(provider).read(WebhookJson.read(json)));
    }

    /** A change of preferences, in which the topic tables was not wanted before. */
    private static String notification(String preferences) {
        String event = """
                {"eventType":"Subscription","mail":{"destination":["ann@x.example"]},"subscription":{
                "contactList":"news","timestamp":"2026-11-20T12:00:00Z","newTopicPreferences":%s,"oldTopicPreferences":
                {"topicSubscriptionStatus":[{"topicName":"tables","subscriptionStatus":"OptOut"}]}}}""".formatted(preferences);
        return JsonNodeFactory.instance
                .objectNode()
                .put("Type", "Notification")
                .put("MessageId", "m-1")
                .put("Message", event)
                .toString();
    }
}
