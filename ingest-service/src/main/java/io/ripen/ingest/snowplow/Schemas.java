package io.ripen.ingest.snowplow;

import java.util.Set;

/** The schemas, as {@code vendor/name}, that mean more than a custom touchpoint or a few properties. */
final class Schemas {
    private static final String SNOWPLOW = "com.snowplowanalytics.snowplow/";
    private static final String MOBILE = "com.snowplowanalytics.mobile/";

    static final String MEDIA_VENDOR = "com.snowplowanalytics.snowplow.media";

    static final String TOUCHPOINT = "io.ripen/touchpoint";
    static final String LINK_CLICK = SNOWPLOW + "link_click";
    static final String SUBMIT_FORM = SNOWPLOW + "submit_form";
    static final String CHANGE_FORM = SNOWPLOW + "change_form";
    static final String FOCUS_FORM = SNOWPLOW + "focus_form";
    static final String SCREEN_VIEW = SNOWPLOW + "screen_view";
    static final String MOBILE_SCREEN_VIEW = MOBILE + "screen_view";
    static final String IDENTIFY = SNOWPLOW + "identify";
    static final String CONSENT_PREFERENCES = SNOWPLOW + "consent_preferences";
    static final String CONSENT_GRANTED = SNOWPLOW + "consent_granted";
    static final String CONSENT_WITHDRAWN = SNOWPLOW + "consent_withdrawn";
    static final String CONSENT_DOCUMENT = SNOWPLOW + "consent_document";
    static final String MEDIA_PLAYER_EVENT = SNOWPLOW + "media_player_event";
    static final String MEDIA_PLAYER = MEDIA_VENDOR + "/player";
    static final String WEB_PAGE = SNOWPLOW + "web_page";
    static final String CLIENT_SESSION = SNOWPLOW + "client_session";

    /** Entities about devices and places, which nobody needs for a score and which make persons recognisable. */
    static final Set<String> LEFT_OUT = Set.of(
            SNOWPLOW + "browser_context",
            SNOWPLOW + "geolocation_context",
            SNOWPLOW + "mobile_context",
            SNOWPLOW + "desktop_context",
            SNOWPLOW + "ua_parser_context",
            SNOWPLOW + "activity_metrics",
            "org.ietf/http_client_hints",
            "org.ietf/http_cookie",
            "org.ietf/http_header",
            "org.w3/PerformanceTiming",
            "org.w3/PerformanceNavigationTiming",
            "com.google.analytics/cookies",
            "com.google.ga4/cookies",
            "com.google.analytics.private/cookies",
            "nl.basjes/yauaa_context",
            "com.iab.snowplow/spiders_and_robots");

    private Schemas() {}
}
