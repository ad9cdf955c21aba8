package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.mailprovider.MailEvent.Act;
import io.ripen.ingest.mailprovider.MailEvent.BounceKind;
import io.ripen.ingest.mailprovider.MailEvent.Client;
import io.ripen.ingest.mailprovider.MailEvent.Mail;
import org.jspecify.annotations.Nullable;

/** Reads SendGrid's Event Webhook: an array of flat events, among whose members are the mail's custom arguments. */
final class SendGridReader extends FlatEventReader {
    /** Apple's Mail Privacy Protection loaded the picture. */
    private static final String MACHINE = "sg_machine_open";

    @Override
    @Nullable
    Act act(JsonNode event) {
        return switch (Fields.name(event, "event")) {
            case "open" -> new Act.Open();
            case "click" -> new Act.Click(Fields.text(event, "url"));
            case "bounce" -> bounce(event);
            // SendGrid did not even try, because of what it knows of the address.
            case "dropped" ->
                new Act.Bounce(BounceKind.BLOCKED, Fields.text(event, "status"), Fields.text(event, "reason"));
            case "spamreport" -> new Act.Complaint(null);
            case "unsubscribe" -> new Act.Unsubscribe(null);
            case "group_unsubscribe" -> new Act.Unsubscribe(Fields.text(event, "asm_group_id"));
            default -> null;
        };
    }

    private static Act bounce(JsonNode event) {
        boolean blocked = "blocked".equals(Fields.text(event, "type"));
        return new Act.Bounce(
                blocked ? BounceKind.BLOCKED : BounceKind.HARD,
                Fields.text(event, "status"),
                Fields.text(event, "bounce_classification"));
    }

    @Override
    MailEvent told(JsonNode event, Act act) {
        String given = Fields.text(event, "sg_event_id");
        String address = Fields.text(event, "email");
        String messageId = Fields.text(event, "sg_message_id");
        String id = given != null
                ? EventIds.given(MailProvider.SENDGRID, given)
                : EventIds.of(
                        MailProvider.SENDGRID,
                        Fields.text(event, "event"),
                        messageId,
                        address,
                        Fields.text(event, "timestamp"),
                        Fields.text(event, "url"));
        return new MailEvent(
                id,
                act,
                Fields.epoch(event, "timestamp"),
                new Mail(address, messageId, Fields.text(event, MailTokenNames.NAME)),
                client(event, act));
    }

    /** The address of a bounce is SendGrid's own. */
    private static Client client(JsonNode event, Act act) {
        if (act instanceof Act.Bounce) {
            return Client.UNKNOWN;
        }
        boolean machine = event.path(MACHINE).asBoolean(false);
        return new Client(Fields.text(event, "ip"), Fields.text(event, "useragent"), machine ? MACHINE : null);
    }
}
