package io.ripen.ingest.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.reading.FieldNames;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.reading.FormFields;
import io.ripen.ingest.reading.JsonProperties;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one call of Segment's specification as a touchpoint. The mapping stands as tables in {@code
 * docs/ingest/segment.md}.
 */
final class CallReader {
    /** Properties of a page call that its page and name say already. */
    private static final Set<String> TOLD_BY_PAGE =
            Set.of("url", "title", "referrer", "name", "path", "search", "tab_url");

    private static final String[] FORM_NAME = {"formName", "form_name", "form", "formId", "form_id"};
    private static final String[] ASSET_ID = {
        "assetId", "asset_id", "contentAssetId", "content_asset_id", "webinarId", "webinar_id", "fileName", "file_name"
    };
    private static final String[] ASSET_TYPE = {"assetType", "asset_type"};
    private static final String[] LINK = {"fileUrl", "file_url", "linkUrl", "link_url", "url"};
    private static final String HREF = "href";

    /** What Segment's wrappers of consent tools send when the person decides; the latter until 2023. */
    private static final Set<String> CONSENT_CHOSEN =
            Set.of("Segment Consent Preference Updated", "Segment Consent Preference");

    private final ObjectNode call;
    private final BatchMembers batch;
    private final ObjectNode context;
    private final ObjectNode integrations;
    private final ObjectNode properties;
    private final Setting setting;
    private final ForeignTouchpoint touchpoint;

    /**
     * What a call's meaning depends on beside itself.
     *
     * @param pathKind the kind that the path names; null if it names none
     * @param inBrowser whether it came with a browser's key
     * @param consentCategories category names of the site's consent tool, and the purpose that each one means
     * @param bounds what the intake takes
     */
    record Setting(
            @Nullable CallKind pathKind,
            boolean inBrowser,
            Map<String, String> consentCategories,
            ForeignTouchpoint.Bounds bounds) {}

    private CallReader(ObjectNode call, BatchMembers batch, Setting setting) {
        this.call = call;
        this.batch = batch;
        this.setting = setting;
        this.context = Node.merged(batch.context(), Node.object(call, "context"));
        this.integrations = Node.merged(batch.integrations(), Node.object(call, "integrations"));
        this.properties = Node.object(call, "properties");
        this.touchpoint = new ForeignTouchpoint(setting.bounds());
    }

    /** Reads a call. */
    static Reading read(JsonNode node, BatchMembers batch, Setting setting) {
        if (!(node instanceof ObjectNode call)) {
            return misshapen(null, RejectionCode.WRONG_TYPE, "", "An object is expected.");
        }
        CallKind own = CallKind.named(Node.text(call, "type"));
        CallKind kind = own == null ? setting.pathKind() : own;
        if (kind == null) {
            boolean absent = Node.text(call, "type") == null;
            return misshapen(
                    call,
                    absent ? RejectionCode.MISSING_MEMBER : RejectionCode.UNKNOWN_VALUE,
                    "/type",
                    "Give type: " + String.join(", ", CallKind.names()) + ".");
        }
        if (kind == CallKind.TRACK && Node.text(call, "event") == null) {
            return misshapen(call, RejectionCode.MISSING_MEMBER, "/event", "Give event, the name of what happened.");
        }
        return new CallReader(call, batch, setting).read(kind);
    }

    private static Reading misshapen(@Nullable JsonNode call, RejectionCode code, String pointer, String detail) {
        String id = call == null ? null : Node.text(call, "messageId");
        return new Reading.Misshapen(id, new Rejection(code, pointer, detail));
    }

    private Reading read(CallKind kind) {
        identity(kind);
        times();
        switch (kind) {
            case TRACK -> track(call.path("event").asText());
            case IDENTIFY -> identify();
            case PAGE, SCREEN -> page();
            case GROUP -> group();
            case ALIAS -> type(TouchpointType.IDENTIFY).put(Member.NAME, "alias");
        }
        Surroundings.addTo(touchpoint, context);
        new Consents(setting.consentCategories(), false).addTo(touchpoint, context);
        integrations();
        return new Reading.Event(touchpoint.raw());
    }

    /** What a person decides about tracking is no tracking: {@code identify} is taken whatever was refused. */
    private void consentsChosen() {
        new Consents(setting.consentCategories(), true).addTo(touchpoint, context);
        type(touchpoint.hasConsents() ? TouchpointType.IDENTIFY : TouchpointType.CUSTOM)
                .put(Member.NAME, Node.text(call, "event"));
        JsonProperties.addTo(touchpoint, "", properties);
    }

    private void identity(CallKind kind) {
        if (kind == CallKind.ALIAS) {
            aliased(Node.firstText(call, "previousId", "from"), Node.firstText(call, "userId", "to"));
        }
        touchpoint
                .put(Member.ID, Node.text(call, "messageId"))
                .put(Member.VISITOR_ID, Node.text(call, "anonymousId"))
                .put(Member.USER_ID, Node.text(call, "userId"));
    }

    /** An alias says that the previous id and the user are one: its visitor is the previous id. */
    private void aliased(@Nullable String previous, @Nullable String user) {
        touchpoint.put(Member.USER_ID, user);
        if (previous != null && !previous.equals(user)) {
            touchpoint.put(Member.VISITOR_ID, previous).property("previousId", previous);
        }
    }

    /**
     * A browser's {@code timestamp} is read from the clock that its {@code sentAt} is read from, which may be wrong: the
     * two together tell the true time. A server's clock is right, and its {@code timestamp} may lie years back.
     */
    private void times() {
        String sentAt = ClientTime.of(call.path("sentAt"));
        sentAt = sentAt == null ? batch.sentAt() : sentAt;
        touchpoint
                .put(Member.SENT_AT, sentAt)
                .put(Member.ORIGINAL_TIMESTAMP, time("originalTimestamp"))
                .put(
                        setting.inBrowser() && sentAt != null ? Member.ORIGINAL_TIMESTAMP : Member.TIMESTAMP,
                        time("timestamp"));
    }

    /** A time that cannot be read does not cost the event. */
    private @Nullable String time(String name) {
        String time = ClientTime.of(call.path(name));
        if (time == null) {
            touchpoint.property(name, Node.text(call, name));
        }
        return time;
    }

    private void track(String name) {
        if (CONSENT_CHOSEN.contains(name)) {
            consentsChosen();
        } else {
            track(TrackedEvent.named(name));
        }
    }

    private void track(TrackedEvent event) {
        type(event.type());
        if (event.type() == TouchpointType.FORM_FILL) {
            touchpoint.put(Member.NAME, Node.firstText(properties, FORM_NAME)).put(Member.NAME, event.formName());
        }
        touchpoint.put(Member.NAME, Node.text(call, "event"));
        if (event.asksForFacts()) {
            formFields();
        } else {
            JsonProperties.addTo(touchpoint, "", properties);
        }
        if (event.usesContent()) {
            content();
        }
    }

    /** Without an address beside it, {@code name} is more likely the form's than the person's. */
    private void formFields() {
        FormFields fields = new FormFields(touchpoint);
        boolean knowsPerson = Node.firstText(properties, "email", "Email", "email_address", "emailAddress") != null;
        Node.eachLeaf(properties, (path, value) -> {
            String text = Node.text(value);
            boolean told = knowsPerson || !path.equalsIgnoreCase("name");
            if (text != null && told && FieldNames.meaning(path) != null) {
                fields.add(path, text);
            } else {
                JsonProperties.addTo(touchpoint, path, value);
            }
        });
        String source = touchpoint.text(Member.NAME);
        fields.done(source == null ? "" : source);
    }

    private void content() {
        String asset = Node.firstText(properties, ASSET_ID);
        if (asset != null) {
            touchpoint
                    .put(Member.ASSET_ID, asset)
                    .put(Member.ASSET_TYPE, Node.firstText(properties, ASSET_TYPE))
                    .put(Member.ASSET_TOPIC, Node.text(properties, "topic"))
                    .put(Member.ASSET_PRODUCT, Node.text(properties, "product"))
                    .put(Member.ASSET_PHASE, Node.text(properties, "phase"));
        }
        touchpoint.property(HREF, Node.firstText(properties, LINK));
        touchpoint.put(Member.CAMPAIGN_NAME, Node.firstText(properties, "campaignName", "campaign_name"));
    }

    private void identify() {
        type(TouchpointType.IDENTIFY);
        ObjectNode traits = Node.object(call, "traits");
        Traits.person(touchpoint, Node.merged(Node.object(context, "traits"), traits));
        Traits.withdrawn(touchpoint, traits);
    }

    private void page() {
        type(TouchpointType.PAGE_VIEW);
        Surroundings.page(touchpoint, properties);
        Surroundings.page(touchpoint, Node.object(context, "page"));
        touchpoint.put(Member.NAME, Node.text(call, "name")).put(Member.NAME, Node.text(properties, "name"));
        Set<String> told = touchpoint.text(Member.PAGE_URL) == null ? Set.of("name") : TOLD_BY_PAGE;
        properties.properties().forEach(property -> {
            if (!told.contains(property.getKey())) {
                JsonProperties.addTo(touchpoint, property.getKey(), property.getValue());
            }
        });
        touchpoint.property("category", Node.text(call, "category"));
    }

    private void group() {
        type(TouchpointType.IDENTIFY).put(Member.NAME, "group").property("groupId", Node.text(call, "groupId"));
        Traits.company(touchpoint, Node.object(call, "traits"));
    }

    private ForeignTouchpoint type(TouchpointType type) {
        return touchpoint.put(Member.TYPE, type.wireName());
    }

    /** That everything may have an event is what SDKs say when nothing was said. */
    private void integrations() {
        integrations.properties().forEach(integration -> {
            boolean usual =
                    integration.getKey().equals("All") && integration.getValue().asBoolean(false);
            if (!usual) {
                JsonProperties.addTo(touchpoint, "integrations." + integration.getKey(), integration.getValue());
            }
        });
    }
}
