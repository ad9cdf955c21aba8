package io.ripen.systemtests.clients;

import com.snowplowanalytics.snowplow.tracker.Snowplow;
import com.snowplowanalytics.snowplow.tracker.Subject;
import com.snowplowanalytics.snowplow.tracker.Tracker;
import com.snowplowanalytics.snowplow.tracker.configuration.EmitterConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.NetworkConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.SubjectConfiguration;
import com.snowplowanalytics.snowplow.tracker.configuration.TrackerConfiguration;
import com.snowplowanalytics.snowplow.tracker.events.EcommerceTransaction;
import com.snowplowanalytics.snowplow.tracker.events.EcommerceTransactionItem;
import com.snowplowanalytics.snowplow.tracker.events.Event;
import com.snowplowanalytics.snowplow.tracker.events.PageView;
import com.snowplowanalytics.snowplow.tracker.events.ScreenView;
import com.snowplowanalytics.snowplow.tracker.events.SelfDescribing;
import com.snowplowanalytics.snowplow.tracker.events.Structured;
import com.snowplowanalytics.snowplow.tracker.events.Timing;
import com.snowplowanalytics.snowplow.tracker.payload.SelfDescribingJson;
import io.ripen.contracts.touchpoint.TouchpointType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends every kind of event with Snowplow's tracker for Java. */
final class SnowplowJavaClient {
    private static final int BATCH = 7;

    private SnowplowJavaClient() {}

    /** Sends, waits until everything is answered, and gives the id and the expected type of each event. */
    static Map<String, TouchpointType> send(String url, String key, int rounds) {
        Map<String, TouchpointType> sent = new LinkedHashMap<>();
        Tracker tracker = Snowplow.createTracker(
                new TrackerConfiguration("tests", key),
                new NetworkConfiguration(url),
                new EmitterConfiguration().batchSize(BATCH).threadCount(2));
        tracker.setSubject(
                new Subject(new SubjectConfiguration().userId("java-user").domainUserId("java-browser")));
        for (int round = 0; round < rounds; round++) {
            events().forEach((event, type) -> tracker.track(event).forEach(id -> sent.put(id, type)));
        }
        tracker.close();
        return Map.copyOf(sent);
    }

    private static Map<Event, TouchpointType> events() {
        Map<Event, TouchpointType> events = new LinkedHashMap<>();
        events.put(
                PageView.builder()
                        .pageUrl("https://www.example.com/pricing")
                        .pageTitle("Prices")
                        .referrer("https://news.example.org/")
                        .build(),
                TouchpointType.PAGE_VIEW);
        events.put(
                Structured.builder()
                        .category("video")
                        .action("play")
                        .label("tour")
                        .value(12.5)
                        .build(),
                TouchpointType.CUSTOM);
        events.put(ScreenView.builder().name("Settings").id("settings").build(), TouchpointType.PAGE_VIEW);
        events.put(
                Timing.builder()
                        .category("db")
                        .variable("query")
                        .timing(12)
                        .label("slow")
                        .build(),
                TouchpointType.CUSTOM);
        events.put(
                SelfDescribing.builder()
                        .eventData(new SelfDescribingJson(
                                "iglu:io.ripen/touchpoint/jsonschema/1-0-0",
                                Map.of("type", "trial-start", "facts", Map.of("email", "pat@example.com"))))
                        .customContext(List.of(
                                new SelfDescribingJson("iglu:com.acme/plan/jsonschema/1-0-0", Map.of("name", "team"))))
                        .build(),
                TouchpointType.TRIAL_START);
        EcommerceTransactionItem item = EcommerceTransactionItem.builder()
                .itemId("o-1")
                .sku("s-1")
                .price(99.5)
                .quantity(1)
                .name("Panel")
                .category("displays")
                .currency("EUR")
                .build();
        events.put(
                EcommerceTransaction.builder()
                        .orderId("o-1")
                        .totalValue(99.5)
                        .currency("EUR")
                        .items(item)
                        .build(),
                TouchpointType.CUSTOM);
        return events;
    }
}
