package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.mailprovider.MailEvent.Act;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads events that are one flat object each, alone or in an array, named by their member {@code event}. */
abstract class FlatEventReader implements EventReader {

    @Override
    public final List<WebhookEvent> read(JsonNode body) {
        List<WebhookEvent> events = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(event -> events.add(event(event)));
        } else {
            events.add(event(body));
        }
        return events;
    }

    private WebhookEvent event(JsonNode event) {
        if (!event.isObject()) {
            return new WebhookEvent.Unreadable(
                    event, new Rejection(RejectionCode.WRONG_TYPE, "", "An event is an object."));
        }
        Act act = act(event);
        return act == null
                ? new WebhookEvent.Passed(event, Fields.name(event, "event"))
                : new WebhookEvent.Told(event, told(event, act));
    }

    /** What happened; null if that is nothing to us. */
    abstract @Nullable Act act(JsonNode event);

    /** All that the event tells of what happened. */
    abstract MailEvent told(JsonNode event, Act act);
}
