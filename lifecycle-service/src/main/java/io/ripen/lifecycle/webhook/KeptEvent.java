package io.ripen.lifecycle.webhook;

import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.json.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An event in the form that endpoints get.
 *
 * @param id the header {@code webhook-id}: {@code ce_id}, which is the same whenever the event is sent. Ids of lifecycle
 *     have no full stop, which the signature needs
 * @param type the {@code ce_type}
 * @param leadId the lead
 * @param at when it happened
 * @param body JSON with {@code type}, {@code timestamp} and {@code data}
 */
record KeptEvent(String id, String type, String leadId, Instant at, String body) {

    static KeptEvent of(LaneRecord record) {
        String type = record.envelope().type();
        Instant at = record.envelope().time();
        String data = new String(EventJson.write(record.event()), StandardCharsets.UTF_8);
        // A type and an instant need no escaping, and the data is JSON already.
        String body = "{\"type\":\"" + type + "\",\"timestamp\":\"" + at + "\",\"data\":" + data + "}";
        return new KeptEvent(record.envelope().id(), type, record.key(), at, body);
    }
}
