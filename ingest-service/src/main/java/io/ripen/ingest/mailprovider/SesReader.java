package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.mailprovider.MailEvent.Act;
import io.ripen.ingest.mailprovider.MailEvent.BounceKind;
import io.ripen.ingest.mailprovider.MailEvent.Client;
import io.ripen.ingest.mailprovider.MailEvent.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events and feedback notifications of Amazon SES, which come as JSON text within a notification of SNS. One
 * event can be about several recipients.
 */
final class SesReader implements EventReader {
    /** Which of an event's recipients a kept event is about; SNS has no such member. */
    static final String RECIPIENT = "recipient";

    /** What SES sends once when a topic is set up. */
    private static final String SET_UP = "Successfully validated SNS topic";

    private static final Set<String> BLOCKED =
            Set.of("OnAccountSuppressionList", "UnsubscribedRecipient", "ContentRejected", "AttachmentRejected");

    @Override
    public List<WebhookEvent> read(JsonNode notification) {
        String message = Fields.text(notification, "Message");
        if (message == null || message.startsWith(SET_UP)) {
            return List.of(new WebhookEvent.Passed(source(notification, 0), Fields.name(notification, "Type")));
        }
        try {
            return new OneEvent(notification, WebhookJson.read(message)).read();
        } catch (JsonProcessingException noJson) {
            return List.of(new WebhookEvent.Unreadable(
                    source(notification, 0),
                    new Rejection(RejectionCode.INVALID_JSON, "/Message", "An event of Amazon SES is expected.")));
        }
    }

    /** What is kept of a notification, so that it can be read again. */
    private static JsonNode source(JsonNode notification, int recipient) {
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        for (String name : List.of("Type", "MessageId", "Timestamp", "Message")) {
            if (notification.has(name)) {
                source.set(name, notification.get(name));
            }
        }
        return source.put(RECIPIENT, recipient);
    }

    /** An event with the notification that brought it. */
    private record OneEvent(JsonNode notification, JsonNode event) {

        List<WebhookEvent> read() {
            String name = Fields.firstText(event, "eventType", "notificationType");
            return switch (name == null ? "" : name) {
                case "Open" -> opened(new Act.Open(), event.path("open"));
                case "Click" -> opened(new Act.Click(Fields.text(event.path("click"), "link")), event.path("click"));
                case "Bounce" -> bounced(event.path("bounce"));
                case "Complaint" -> complained(event.path("complaint"));
                case "Subscription" -> subscription(event.path("subscription"));
                default -> passed();
            };
        }

        private List<WebhookEvent> passed() {
            String member = event.has("eventType") ? "eventType" : "notificationType";
            return List.of(new WebhookEvent.Passed(source(notification, 0), Fields.name(event, member)));
        }

        /** SES does not say which recipient of a mail opened it, so it can be told of mails to one recipient only. */
        private List<WebhookEvent> opened(Act act, JsonNode detail) {
            JsonNode recipients = event.path("mail").path("destination");
            if (recipients.size() > 1) {
                return List.of(new WebhookEvent.Unreadable(
                        source(notification, 0),
                        new Rejection(
                                RejectionCode.TOO_MANY,
                                "/mail/destination",
                                "SES does not say who of several recipients it was. Send each a mail of their own.")));
            }
            Client client = new Client(Fields.text(detail, "ipAddress"), Fields.text(detail, "userAgent"), null);
            return List.of(told(0, act, recipients.path(0).asText(null), detail, client));
        }

        private List<WebhookEvent> bounced(JsonNode bounce) {
            String type = Fields.name(bounce, "bounceType");
            String subType = Fields.name(bounce, "bounceSubType");
            List<WebhookEvent> events = new ArrayList<>();
            for (JsonNode recipient : bounce.path("bouncedRecipients")) {
                Act act = new Act.Bounce(kind(type, subType), Fields.text(recipient, "status"), type + "/" + subType);
                events.add(told(events.size(), act, Fields.text(recipient, "emailAddress"), bounce, Client.UNKNOWN));
            }
            return events.isEmpty() ? noRecipient("/bounce/bouncedRecipients") : events;
        }

        private static BounceKind kind(String type, String subType) {
            if (BLOCKED.contains(subType)) {
                return BounceKind.BLOCKED;
            }
            return type.equals("Permanent") ? BounceKind.HARD : BounceKind.SOFT;
        }

        private List<WebhookEvent> complained(JsonNode complaint) {
            String word = Fields.text(complaint, "complaintFeedbackType");
            boolean suppressed = "OnAccountSuppressionList".equals(Fields.text(complaint, "complaintSubType"));
            if ("not-spam".equals(word) || suppressed) {
                return passed();
            }
            List<WebhookEvent> events = new ArrayList<>();
            for (JsonNode recipient : complaint.path("complainedRecipients")) {
                String address = Fields.text(recipient, "emailAddress");
                events.add(told(events.size(), new Act.Complaint(word), address, complaint, Client.UNKNOWN));
            }
            return events.isEmpty() ? noRecipient("/complaint/complainedRecipients") : events;
        }

        private List<WebhookEvent> subscription(JsonNode subscription) {
            boolean all = subscription
                    .path("newTopicPreferences")
                    .path("unsubscribeAll")
                    .asBoolean(false);
            Set<String> left = optedOut(subscription.path("newTopicPreferences"));
            left.removeAll(optedOut(subscription.path("oldTopicPreferences")));
            if (!all && left.isEmpty()) {
                return passed();
            }
            String list = Fields.text(subscription, "contactList");
            String topics = String.join(",", left);
            String address = event.path("mail").path("destination").path(0).asText(null);
            Act act = new Act.Unsubscribe(all || list == null ? list : list + "/" + topics);
            return List.of(told(0, act, address, subscription, Client.UNKNOWN));
        }

        /** The topics of a contact list that the person does not want. */
        private static Set<String> optedOut(JsonNode preferences) {
            Set<String> topics = new TreeSet<>();
            for (JsonNode topic : preferences.path("topicSubscriptionStatus")) {
                if ("OptOut".equals(Fields.text(topic, "subscriptionStatus"))) {
                    topics.add(Fields.name(topic, "topicName"));
                }
            }
            return topics;
        }

        private List<WebhookEvent> noRecipient(String pointer) {
            return List.of(new WebhookEvent.Unreadable(
                    source(notification, 0),
                    new Rejection(RejectionCode.MISSING_MEMBER, pointer, "An event names its recipients.")));
        }

        /** @param index which of the event's recipients: SNS gives one id to all of them */
        private WebhookEvent told(int index, Act act, @Nullable String address, JsonNode detail, Client client) {
            String notificationId = Fields.text(notification, "MessageId");
            String messageId = Fields.text(event.path("mail"), "messageId");
            String id = notificationId != null && index == 0
                    ? EventIds.given(MailProvider.SES, notificationId)
                    : EventIds.of(MailProvider.SES, notificationId, messageId, String.valueOf(index));
            String at = Fields.time(detail, "timestamp");
            return new WebhookEvent.Told(
                    source(notification, index),
                    new MailEvent(
                            id,
                            act,
                            at == null ? Fields.time(notification, "Timestamp") : at,
                            new Mail(address, messageId, token()),
                            client));
        }

        private @Nullable String token() {
            for (JsonNode header : event.path("mail").path("headers")) {
                String name = Fields.text(header, "name");
                if (MailTokenNames.HEADER.equalsIgnoreCase(name)) {
                    return Fields.text(header, "value");
                }
            }
            return null;
        }
    }
}
