package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.mailprovider.MailEvent.Act;
import io.ripen.ingest.mailprovider.MailEvent.BounceKind;
import io.ripen.ingest.mailprovider.MailEvent.Client;
import io.ripen.ingest.mailprovider.MailEvent.Mail;
import org.jspecify.annotations.Nullable;

/** Reads Brevo's transactional and marketing webhooks: one flat event, or an array of them where they are batched. */
final class BrevoReader extends FlatEventReader {
    private static final String CUSTOM = "X-Mailin-custom";
    /** In transactional and in marketing webhooks. */
    private static final String[] LINKS = {"link", "URL"};

    /** Apple's Mail Privacy Protection loads pictures whether anyone reads or not. */
    private static final String APPLE_PROXY = "proxy_open";

    @Override
    @Nullable
    Act act(JsonNode event) {
        String name = Fields.name(event, "event");
        return switch (name) {
            case "opened", "unique_opened", "proxy_open", "unique_proxy_open" -> new Act.Open();
            case "click" -> new Act.Click(Fields.firstText(event, LINKS));
            case "hard_bounce", "invalid_email" -> new Act.Bounce(BounceKind.HARD, null, name);
            case "soft_bounce" -> new Act.Bounce(BounceKind.SOFT, null, name);
            case "blocked" -> new Act.Bounce(BounceKind.BLOCKED, null, name);
            case "spam", "complaint" -> new Act.Complaint(null);
            case "unsubscribed", "unsubscribe" -> new Act.Unsubscribe(null);
            default -> null;
        };
    }

    @Override
    MailEvent told(JsonNode event, Act act) {
        String name = Fields.name(event, "event");
        String address = Fields.text(event, "email");
        String messageId = Fields.text(event, "message-id");
        return new MailEvent(
                EventIds.of(
                        MailProvider.BREVO,
                        name,
                        messageId,
                        Fields.text(event, "camp_id"),
                        address,
                        Fields.text(event, "ts_event"),
                        Fields.text(event, "ts_epoch"),
                        Fields.firstText(event, LINKS)),
                act,
                at(event),
                new Mail(address, messageId, token(Fields.text(event, CUSTOM))),
                new Client(null, Fields.text(event, "user_agent"), name.endsWith(APPLE_PROXY) ? name : null));
    }

    /** Only {@code ts_event} is documented as the event's own time in UTC. */
    private static @Nullable String at(JsonNode event) {
        String at = Fields.epoch(event, "ts_event");
        return at == null ? Fields.epoch(event, "ts_epoch") : at;
    }

    /** Brevo echoes one custom header: the token alone, or JSON that holds it among other things. */
    private static @Nullable String token(@Nullable String custom) {
        if (custom == null || !custom.startsWith("{")) {
            return custom;
        }
        try {
            return MailTokenNames.in(WebhookJson.read(custom));
        } catch (JsonProcessingException somebodyElsesText) {
            return null;
        }
    }
}
