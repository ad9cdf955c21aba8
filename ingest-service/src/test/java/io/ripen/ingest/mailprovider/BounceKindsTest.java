package io.ripen.ingest.mailprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what speaks against the address is hard: a hard bounce ends all mail to it. */
class BounceKindsTest {

    @ParameterizedTest
    @CsvSource({
        "HardBounce, hard",
        "BadEmailAddress, hard",
        "SoftBounce, soft",
        "DnsError, soft",
        "Unknown, soft",
        "Blocked, blocked",
        "SpamNotification, blocked",
        "VirusNotification, blocked",
        "DMARCPolicy, blocked",
        "ManuallyDeactivated, blocked",
        "ChallengeVerification, blocked",
        "SpamComplaint, complaint",
        "Unsubscribe, unsubscribe",
        "Transient, passed",
        "AutoResponder, passed",
        "AddressChange, passed",
        "SMTPApiError, passed",
        "InboundError, passed",
        "SomethingNew, passed",
    })
    void ofPostmark(String type, String kind) throws IOException {
        assertThat(kind(
                        new PostmarkReader(),
                        "{\"RecordType\":\"Bounce\",\"Type\":\"%s\",\"Email\":\"a@b.example\"}",
                        type))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "bounce, hard",
        "suppress-bounce, hard",
        "hardfail, hard",
        "suppress-complaint, blocked",
        "suppress-unsubscribe, blocked",
        "espblock, blocked",
        "old, soft",
        "generic, soft",
        "something-new, soft",
    })
    void ofMailgun(String reason, String kind) throws IOException {
        String event =
                "{\"event-data\":{\"event\":\"failed\",\"severity\":\"permanent\",\"reason\":\"%s\",\"recipient\":\"a@b.example\"}}";

        assertThat(kind(new MailgunReader(), event, reason)).isEqualTo(kind);
        assertThat(kind(new MailgunReader(), event.replace("permanent", "temporary"), reason))
                .isEqualTo("passed");
    }

    @ParameterizedTest
    @CsvSource({
        "Permanent/General, hard",
        "Permanent/NoEmail, hard",
        "Permanent/Suppressed, hard",
        "Permanent/OnAccountSuppressionList, blocked",
        "Permanent/UnsubscribedRecipient, blocked",
        "Transient/General, soft",
        "Transient/MailboxFull, soft",
        "Transient/ContentRejected, blocked",
        "Transient/AttachmentRejected, blocked",
        "Undetermined/Undetermined, soft",
    })
    void ofSes(String types, String kind) throws IOException {
        String[] parts = types.split("/", 2);
        String message = "{\\\"eventType\\\":\\\"Bounce\\\",\\\"bounce\\\":{\\\"bounceType\\\":\\\"" + parts[0]
                + "\\\",\\\"bounceSubType\\\":\\\"" + parts[1]
                + "\\\",\\\"bouncedRecipients\\\":[{\\\"emailAddress\\\":\\\"a@b.example\\\"}]}}";

        assertThat(kind(new SesReader(), "{\"Type\":\"Notification\",\"Message\":\"%s\"}", message))
                .isEqualTo(kind);
    }

    private static String kind(EventReader reader, String json, String part) throws IOException {
        List<WebhookEvent> events = reader.read(WebhookJson.read(json.formatted(part)));
        assertThat(events).hasSize(1);
        return switch (events.getFirst()) {
            case WebhookEvent.Passed ignored -> "passed";
            case WebhookEvent.Unreadable unreadable -> "unreadable";
            case WebhookEvent.Told told ->
                switch (told.event().act()) {
                    case MailEvent.Act.Bounce bounce -> bounce.kind().wireName();
                    case MailEvent.Act.Complaint ignored -> "complaint";
                    case MailEvent.Act.Unsubscribe ignored -> "unsubscribe";
                    case MailEvent.Act.Open ignored -> "open";
                    case MailEvent.Act.Click ignored -> "click";
                };
        };
    }
}
