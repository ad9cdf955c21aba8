package io.ripen.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes sample events as ingest takes them. */
final class TouchpointJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FORM = "demo-request";
    private static final String CONSENT_TEXT = "demo-1";

    private final TimeShift shift;

    TouchpointJson(TimeShift shift) {
        this.shift = shift;
    }

    String batch(List<SampleEvent> events) {
        ArrayNode batch = MAPPER.createArrayNode();
        events.forEach(event -> batch.add(touchpoint(event)));
        return batch.toString();
    }

    private ObjectNode touchpoint(SampleEvent event) {
        ObjectNode touchpoint = MAPPER.createObjectNode()
                .put("id", event.id())
                .put("visitorId", event.visitorId())
                .put("type", event.form() ? "form-fill" : "page-view")
                .put("timestamp", shift.apply(event.at()).toString());
        touchpoint.putObject("page").put("url", event.url());
        if (event.form()) {
            addPerson(touchpoint.put("name", FORM), InventedPerson.of(event.visitorId()));
        }
        return touchpoint;
    }

    private static void addPerson(ObjectNode touchpoint, InventedPerson person) {
        ObjectNode facts = touchpoint
                .putObject("facts")
                .put("email", person.email())
                .put("name", person.name())
                .put("company", person.company())
                .put("companySize", person.companySize())
                .put("jobTitle", person.jobTitle());
        if (person.function() != null) {
            facts.put("function", person.function());
        }
        if (person.phone() != null) {
            facts.put("phone", person.phone());
        }
        if (person.mayBeMailed()) {
            touchpoint
                    .putArray("consents")
                    .addObject()
                    .put("purpose", "contact-by-mail")
                    .put("status", "granted")
                    .put("textVersion", CONSENT_TEXT);
        }
    }
}
