package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.mailprovider.MailEvent.Act;
import io.ripen.ingest.mailprovider.MailEvent.BounceKind;
import io.ripen.ingest.mailprovider.MailEvent.Client;
import io.ripen.ingest.mailprovider.MailEvent.Mail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Postmark's webhooks: one event, whose {@code RecordType} says what it is. */
final class PostmarkReader implements EventReader {

    @Override
    public List<WebhookEvent> read(JsonNode event) {
        if (!event.isObject()) {
            return List.of(new WebhookEvent.Unreadable(
                    event, new Rejection(RejectionCode.WRONG_TYPE, "", "An event is an object.")));
        }
        Act act = act(event);
        return List.of(
                act == null
                        ? new WebhookEvent.Passed(event, Fields.name(event, "RecordType"))
                        : new WebhookEvent.Told(event, told(event, act)));
    }

    private static @Nullable Act act(JsonNode event) {
        return switch (Fields.name(event, "RecordType")) {
            case "Open" -> new Act.Open();
            case "Click" -> new Act.Click(Fields.text(event, "OriginalLink"));
            case "Bounce" -> bounce(event);
            case "SpamComplaint" -> new Act.Complaint(null);
            case "SubscriptionChange" -> subscriptionChange(event);
            default -> null;
        };
    }

    /** Postmark's bounce types; those that tell nothing of the mail's arrival, an absence note say, are not kept. */
    private static @Nullable Act bounce(JsonNode event) {
        String type = Fields.name(event, "Type");
        return switch (type) {
            case "HardBounce", "BadEmailAddress" -> bounce(BounceKind.HARD, type);
            case "SoftBounce", "DnsError", "Unknown", "Undeliverable" -> bounce(BounceKind.SOFT, type);
            case "Blocked",
                    "SpamNotification",
                    "VirusNotification",
                    "DMARCPolicy",
                    "ManuallyDeactivated",
                    "ChallengeVerification",
                    "Unconfirmed" -> bounce(BounceKind.BLOCKED, type);
            case "SpamComplaint" -> new Act.Complaint(null);
            case "Unsubscribe" -> new Act.Unsubscribe(null);
            default -> null;
        };
    }

    private static Act bounce(BounceKind kind, String type) {
        return new Act.Bounce(kind, null, type);
    }

    /** Bounces and complaints change a subscription too, and have webhooks of their own. */
    private static @Nullable Act subscriptionChange(JsonNode event) {
        boolean ownWish = event.path("SuppressSending").asBoolean(false)
                && "ManualSuppression".equals(Fields.text(event, "SuppressionReason"))
                && "Recipient".equals(Fields.text(event, "Origin"));
        return ownWish ? new Act.Unsubscribe(Fields.text(event, "MessageStream")) : null;
    }

    private static MailEvent told(JsonNode event, Act act) {
        String address = Fields.firstText(event, "Recipient", "Email");
        String messageId = Fields.text(event, "MessageID");
        String bounceId = Fields.text(event, "ID");
        String at = at(event);
        String record = Fields.text(event, "RecordType");
        String id = bounceId != null
                ? EventIds.of(MailProvider.POSTMARK, record, bounceId)
                : EventIds.of(
                        MailProvider.POSTMARK, record, messageId, address, at, Fields.text(event, "OriginalLink"));
        return new MailEvent(
                id,
                act,
                at,
                new Mail(address, messageId, MailTokenNames.in(event.path("Metadata"))),
                new Client(Fields.text(event.path("Geo"), "IP"), Fields.text(event, "UserAgent"), null));
    }

    private static @Nullable String at(JsonNode event) {
        for (String name : List.of("ReceivedAt", "BouncedAt", "ChangedAt")) {
            String at = Fields.time(event, name);
            if (at != null) {
                return at;
            }
        }
        return null;
    }
}
