package io.ripen.ingest.segment;

import io.ripen.contracts.touchpoint.TouchpointType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code track} call means, by the name of its event. The names are those of Segment's specifications for
 * e-mail, B2B, video and live chat, and such as sites commonly use; case, blanks, hyphens and underscores make no
 * difference. The table stands in {@code docs/ingest/segment.md}.
 *
 * @param type what happened; custom if the name is in no table
 * @param formName for a form whose call does not name it: the name that the shipped scoring models look for
 */
record TrackedEvent(TouchpointType type, @Nullable String formName) {
    private static final TrackedEvent CUSTOM = new TrackedEvent(TouchpointType.CUSTOM, null);
    private static final Map<String, TrackedEvent> BY_NAME = table();

    static TrackedEvent named(String event) {
        return BY_NAME.getOrDefault(plain(event), CUSTOM);
    }

    /** The names that mean more than custom, in plain form. */
    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** Whether people tell who they are when they do this. */
    boolean asksForFacts() {
        return switch (type) {
            case FORM_FILL, TRIAL_START, WEBINAR_REGISTERED -> true;
            case PAGE_VIEW,
                    DOWNLOAD,
                    EMAIL_OPEN,
                    EMAIL_CLICK,
                    IDENTIFY,
                    WEBINAR_ATTENDED,
                    EVENT_VISIT,
                    CHAT,
                    PHONE_CALL,
                    VIDEO,
                    BOUNCE,
                    UNSUBSCRIBE,
                    COMPLAINT,
                    CUSTOM,
                    UNKNOWN -> false;
        };
    }

    /** Whether it is about a piece of content, which the properties may name. */
    boolean usesContent() {
        return switch (type) {
            case DOWNLOAD, VIDEO, WEBINAR_REGISTERED, WEBINAR_ATTENDED, EMAIL_CLICK -> true;
            case PAGE_VIEW,
                    EMAIL_OPEN,
                    FORM_FILL,
                    IDENTIFY,
                    EVENT_VISIT,
                    CHAT,
                    PHONE_CALL,
                    TRIAL_START,
                    BOUNCE,
                    UNSUBSCRIBE,
                    COMPLAINT,
                    CUSTOM,
                    UNKNOWN -> false;
        };
    }

    /** The name without what makes no difference. */
    static String plain(String event) {
        return event.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    private static Map<String, TrackedEvent> table() {
        Map<String, TrackedEvent> table = new HashMap<>();
        put(table, TouchpointType.EMAIL_OPEN, "Email Opened");
        put(table, TouchpointType.EMAIL_CLICK, "Email Link Clicked", "Email Clicked");
        put(table, TouchpointType.BOUNCE, "Email Bounced");
        put(table, TouchpointType.COMPLAINT, "Email Marked as Spam");
        put(table, TouchpointType.UNSUBSCRIBE, "Unsubscribed", "Email Unsubscribed");
        put(table, TouchpointType.TRIAL_START, "Signed Up", "Trial Started", "Free Trial Started");
        put(table, TouchpointType.FORM_FILL, "Form Submitted", "Form Completed", "Form Filled", "Lead Form Submitted");
        put(table, "demo-request", "Demo Requested", "Demo Request Submitted", "Demo Booked");
        put(table, "contact", "Contact Requested", "Contact Form Submitted", "Contact Us Submitted");
        put(table, TouchpointType.VIDEO, "Video Playback Started", "Video Playback Completed", "Video Started");
        put(
                table,
                TouchpointType.DOWNLOAD,
                "Asset Downloaded",
                "File Downloaded",
                "Content Downloaded",
                "Document Downloaded",
                "Resource Downloaded",
                "Whitepaper Downloaded",
                "Ebook Downloaded",
                "Brochure Downloaded",
                "Case Study Downloaded",
                "Guide Downloaded",
                "Report Downloaded",
                "Template Downloaded");
        put(table, TouchpointType.WEBINAR_REGISTERED, "Webinar Registered", "Webinar Registration Completed");
        put(table, TouchpointType.WEBINAR_ATTENDED, "Webinar Attended", "Webinar Joined");
        put(
                table,
                TouchpointType.EVENT_VISIT,
                "Event Attended",
                "Event Checked In",
                "Trade Show Visited",
                "Booth Visited");
        put(table, TouchpointType.CHAT, "Live Chat Conversation Started", "Chat Started", "Chat Conversation Started");
        put(table, TouchpointType.PHONE_CALL, "Phone Call", "Phone Call Completed", "Call Completed");
        return Map.copyOf(table);
    }

    private static void put(Map<String, TrackedEvent> table, TouchpointType type, String... names) {
        Arrays.stream(names).forEach(name -> table.put(plain(name), new TrackedEvent(type, null)));
    }

    private static void put(Map<String, TrackedEvent> table, String formName, String... names) {
        Arrays.stream(names)
                .forEach(name -> table.put(plain(name), new TrackedEvent(TouchpointType.FORM_FILL, formName)));
    }
}
