package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.mailprovider.MailEvent.Act;
import io.ripen.ingest.mailprovider.MailEvent.BounceKind;
import io.ripen.ingest.mailprovider.MailEvent.Client;
import io.ripen.ingest.mailprovider.MailEvent.Mail;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Mailgun's webhooks: one event, beside its signature. */
final class MailgunReader implements EventReader {
    private static final String EVENT = "event-data";

    /** Reasons that say that the address does not work. */
    private static final Set<String> HARD = Set.of("bounce", "suppress-bounce", "hardfail");

    /** Reasons that say nothing about the address. */
    private static final Set<String> BLOCKED =
            Set.of("suppress-complaint", "suppress-unsubscribe", "espblock", "blacklisted");

    @Override
    public List<WebhookEvent> read(JsonNode body) {
        JsonNode event = body.path(EVENT);
        if (!event.isObject()) {
            return List.of(new WebhookEvent.Unreadable(
                    body,
                    new Rejection(
                            RejectionCode.MISSING_MEMBER,
                            "/" + EVENT,
                            "The format of Mailgun's webhooks since 2018 is expected, with event-data.")));
        }
        Act act = act(event);
        JsonNode source = JsonNodeFactory.instance.objectNode().set(EVENT, event);
        return List.of(
                act == null
                        ? new WebhookEvent.Passed(source, Fields.name(event, "event"))
                        : new WebhookEvent.Told(source, told(event, act)));
    }

    private static @Nullable Act act(JsonNode event) {
        return switch (Fields.name(event, "event")) {
            case "opened" -> new Act.Open();
            case "clicked" -> new Act.Click(Fields.text(event, "url"));
            case "failed" -> failed(event);
            case "complained" -> new Act.Complaint(null);
            case "unsubscribed" -> new Act.Unsubscribe(null);
            default -> null;
        };
    }

    /** After a temporary failure Mailgun tries again by itself: that is no bounce yet. */
    private static @Nullable Act failed(JsonNode event) {
        if ("temporary".equals(Fields.text(event, "severity"))) {
            return null;
        }
        String reason = Fields.text(event, "reason");
        JsonNode status = event.path("delivery-status");
        return new Act.Bounce(kind(reason), Fields.firstText(status, "enhanced-code", "code"), reason);
    }

    private static BounceKind kind(@Nullable String reason) {
        if (reason == null || HARD.contains(reason)) {
            return BounceKind.HARD;
        }
        return BLOCKED.contains(reason) ? BounceKind.BLOCKED : BounceKind.SOFT;
    }

    private static MailEvent told(JsonNode event, Act act) {
        String at = Fields.epoch(event, "timestamp");
        String given = Fields.text(event, "id");
        String address = Fields.text(event, "recipient");
        String messageId = Fields.text(event.path("message").path("headers"), "message-id");
        JsonNode client = event.path("client-info");
        return new MailEvent(
                // Mailgun's ids are unique within one day only.
                EventIds.of(MailProvider.MAILGUN, given, Fields.text(event, "timestamp"), address, messageId),
                act,
                at,
                new Mail(address, messageId, MailTokenNames.in(event.path("user-variables"))),
                new Client(Fields.text(event, "ip"), Fields.text(client, "user-agent"), Fields.text(client, "bot")));
    }
}
