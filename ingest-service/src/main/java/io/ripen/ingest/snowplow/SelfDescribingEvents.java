package io.ripen.ingest.snowplow;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.reading.FormFields;
import io.ripen.ingest.reading.JsonProperties;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What self-describing events mean: some by their schema; all others are custom touchpoints named as the schema. */
final class SelfDescribingEvents {
    /** Fields whose values are nobody's business. */
    private static final Set<String> SECRET_FIELDS = Set.of("password", "file", "submit", "button", "reset", "image");

    private final List<SelfDescribing> entities;
    private final ConsentEvents consents;

    /**
     * @param entities what the tracker attached to the event
     * @param consentCategories the purposes that the site's own names of consent scopes stand for
     */
    SelfDescribingEvents(List<SelfDescribing> entities, Map<String, String> consentCategories) {
        this.entities = List.copyOf(entities);
        this.consents = new ConsentEvents(consentCategories);
    }

    void add(ForeignTouchpoint touchpoint, SelfDescribing event) {
        JsonNode data = event.data();
        switch (event.schema()) {
            case Schemas.LINK_CLICK -> linkClick(touchpoint, event);
            case Schemas.SUBMIT_FORM -> submitForm(touchpoint, data);
            case Schemas.CHANGE_FORM, Schemas.FOCUS_FORM -> {
                custom(touchpoint, event);
                touchpoint.property("formId", text(data, "formId")).property("elementId", text(data, "elementId"));
            }
            case Schemas.SCREEN_VIEW, Schemas.MOBILE_SCREEN_VIEW -> {
                type(touchpoint, TouchpointType.PAGE_VIEW).put(Member.NAME, text(data, "name"));
                JsonProperties.addTo(touchpoint, "screen", data);
            }
            case Schemas.IDENTIFY ->
                type(touchpoint, TouchpointType.IDENTIFY)
                        .put(Member.USER_ID, text(data, "id"))
                        .put(Member.FACTS_EMAIL, text(data, "email"));
            case Schemas.CONSENT_PREFERENCES -> {
                consents.preferences(touchpoint, data);
                chosen(touchpoint, event);
            }
            case Schemas.CONSENT_GRANTED -> {
                consents.granted(touchpoint, entities);
                chosen(touchpoint, event);
            }
            case Schemas.CONSENT_WITHDRAWN -> {
                consents.withdrawn(touchpoint, data, entities);
                chosen(touchpoint, event);
            }
            case Schemas.MEDIA_PLAYER_EVENT ->
                media(touchpoint, event, text(data, "type").equals("play"));
            default -> {
                if (event.vendor().equals(Schemas.MEDIA_VENDOR)) {
                    media(touchpoint, event, event.name().equals("play_event"));
                } else {
                    any(touchpoint, event);
                }
            }
        }
    }

    private static void linkClick(ForeignTouchpoint touchpoint, SelfDescribing event) {
        String target = text(event.data(), "targetUrl");
        touchpoint.property("href", target);
        if (Downloads.isFile(target)) {
            type(touchpoint, TouchpointType.DOWNLOAD);
        } else {
            custom(touchpoint, event);
        }
        for (String name : List.of("elementId", "elementTarget", "elementContent", "elementClasses")) {
            JsonProperties.addTo(touchpoint, name, event.data().path(name));
        }
    }

    private static void submitForm(ForeignTouchpoint touchpoint, JsonNode data) {
        String form = text(data, "formId");
        type(touchpoint, TouchpointType.FORM_FILL).put(Member.NAME, form);
        FormFields fields = new FormFields(touchpoint);
        for (JsonNode element : data.path("elements")) {
            JsonNode value = element.path("value");
            if (value.isValueNode() && !value.isNull() && !SECRET_FIELDS.contains(text(element, "type"))) {
                fields.add(text(element, "name"), value.asText());
            }
        }
        fields.done(form);
    }

    /** Only the start of playing counts as a video; pauses, pings and seeks are kept, but not as that. */
    private void media(ForeignTouchpoint touchpoint, SelfDescribing event, boolean played) {
        if (!played) {
            any(touchpoint, event);
            return;
        }
        type(touchpoint, TouchpointType.VIDEO).put(Member.NAME, text(event.data(), "label"));
        entities.stream()
                .filter(entity -> entity.schema().equals(Schemas.MEDIA_PLAYER))
                .forEach(player -> touchpoint.put(Member.NAME, text(player.data(), "label")));
        JsonProperties.addTo(touchpoint, "", event.data());
    }

    private static void any(ForeignTouchpoint touchpoint, SelfDescribing event) {
        custom(touchpoint, event);
        JsonProperties.addTo(touchpoint, event.data().isObject() ? "" : "data", event.data());
    }

    /** What a person decides about tracking is no tracking: {@code identify} is taken whatever was refused. */
    private static void chosen(ForeignTouchpoint touchpoint, SelfDescribing event) {
        if (touchpoint.hasConsents()) {
            type(touchpoint, TouchpointType.IDENTIFY);
        }
        any(touchpoint, event);
    }

    private static void custom(ForeignTouchpoint touchpoint, SelfDescribing event) {
        type(touchpoint, TouchpointType.CUSTOM).put(Member.NAME, event.name());
        touchpoint.property("schema", event.schema() + "/" + event.version());
    }

    private static ForeignTouchpoint type(ForeignTouchpoint touchpoint, TouchpointType type) {
        return touchpoint.put(Member.TYPE, type.wireName());
    }

    private static String text(JsonNode data, String name) {
        return data.path(name).isValueNode() ? data.path(name).asText("") : "";
    }
}
