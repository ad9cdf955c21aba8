package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message of Amazon SNS, with the members that are signed. Texts are kept exactly as they came.
 *
 * @param subject of notifications only, and not of all
 * @param confirmation of subscriptions only
 */
record SnsMessage(
        Kind kind,
        Body body,
        @Nullable String subject,
        @Nullable Confirmation confirmation,
        Signed signed) {

    /** What SNS sends. */
    enum Kind {
        NOTIFICATION("Notification"),
        SUBSCRIPTION_CONFIRMATION("SubscriptionConfirmation"),
        UNSUBSCRIBE_CONFIRMATION("UnsubscribeConfirmation");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        static Optional<Kind> of(JsonNode message) {
            String type = message.path("Type").asText();
            return List.of(values()).stream()
                    .filter(kind -> kind.type.equals(type))
                    .findAny();
        }
    }

    /** What every message has. */
    record Body(String message, String messageId, String timestamp, String topicArn) {}

    /** What a subscription is confirmed with. */
    record Confirmation(String token, String subscribeUrl) {}

    /** The signature and where the certificate for it is. */
    record Signed(String version, String signature, String certificateUrl) {}

    /** The message; empty if it is none or lacks a member. */
    static Optional<SnsMessage> of(JsonNode json) {
        Optional<Kind> kind = Kind.of(json);
        List<String> needed = List.of(
                "Message", "MessageId", "Timestamp", "TopicArn", "SignatureVersion", "Signature", "SigningCertURL");
        if (kind.isEmpty() || !needed.stream().allMatch(name -> json.path(name).isTextual())) {
            return Optional.empty();
        }
        boolean notification = kind.get() == Kind.NOTIFICATION;
        if (!notification
                && !(json.path("Token").isTextual() && json.path("SubscribeURL").isTextual())) {
            return Optional.empty();
        }
        return Optional.of(new SnsMessage(
                kind.get(),
                new Body(
                        json.path("Message").asText(),
                        json.path("MessageId").asText(),
                        json.path("Timestamp").asText(),
                        json.path("TopicArn").asText()),
                notification && json.path("Subject").isTextual()
                        ? json.path("Subject").asText()
                        : null,
                notification
                        ? null
                        : new Confirmation(
                                json.path("Token").asText(),
                                json.path("SubscribeURL").asText()),
                new Signed(
                        json.path("SignatureVersion").asText(),
                        json.path("Signature").asText(),
                        json.path("SigningCertURL").asText())));
    }

    /** What the signature is over: names and values in the order of the names, each on a line of its own. */
    byte[] signedBytes() {
        List<String> lines = new ArrayList<>(List.of("Message", body.message, "MessageId", body.messageId));
        if (subject != null) {
            lines.addAll(List.of("Subject", subject));
        }
        if (confirmation != null) {
            lines.addAll(List.of("SubscribeURL", confirmation.subscribeUrl));
        }
        lines.addAll(List.of("Timestamp", body.timestamp));
        if (confirmation != null) {
            lines.addAll(List.of("Token", confirmation.token));
        }
        lines.addAll(List.of("TopicArn", body.topicArn, "Type", kind.type));
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
