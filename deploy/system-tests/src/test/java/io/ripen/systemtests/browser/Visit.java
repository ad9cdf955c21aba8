package io.ripen.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.systemtests.clients.IngestAlone;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Someone with a browser of their own on a website of its own: what it sends, and what of it arrives on the topic. */
final class Visit implements AutoCloseable {
    private static final Duration ARRIVAL = Duration.ofSeconds(60);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Where Snowplow's tracker puts an event's id when it gets instead of posts. */
    private static final Pattern EID = Pattern.compile("[?&]eid=([^&]+)");

    private final IngestAlone ingest;
    private final Website website;
    private final BrowserContext context;
    private final Page page;
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    private Visit(IngestAlone ingest, Website website, BrowserContext context) {
        this.ingest = ingest;
        this.website = website;
        this.context = context;
        context.onWebError(error -> errors.add(error.error()));
        context.onRequest(this::note);
        this.page = context.newPage();
    }

    /** A person who has been nowhere yet. */
    static Visit by(Chromium chromium, IngestAlone ingest) {
        return new Visit(ingest, Website.open(ingest.url(), BrowserSites.KEY), chromium.person());
    }

    private void note(Request request) {
        if (!request.url().startsWith(ingest.url() + "/") || request.method().equals("OPTIONS")) {
            return;
        }
        try {
            Matcher get = EID.matcher(request.url());
            if (get.find()) {
                sent.add(MAPPER.createObjectNode().put("eid", get.group(1)));
            } else if (request.postData() != null) {
                events(MAPPER.readTree(request.postData())).forEach(sent::add);
            }
        } catch (JsonProcessingException broken) {
            errors.add(broken.getMessage());
        }
    }

    /** The events of a body: Ripen's are an array, others' come alone or in a member of their own. */
    private static Iterable<JsonNode> events(JsonNode body) {
        return body.isArray()
                ? body
                : Stream.of("batch", "data")
                        .map(body::path)
                        .filter(JsonNode::isArray)
                        .findFirst()
                        .orElse(MAPPER.createArrayNode().add(body));
    }

    private static String id(JsonNode event) {
        return Stream.of("messageId", "eid", "id")
                .map(event::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElseThrow(() -> new AssertionError("an event without an id: " + event));
    }

    BrowserContext context() {
        return context;
    }

    Page page() {
        return page;
    }

    Website website() {
        return website;
    }

    /** Runs a script before every page's own, for example to say that the browser asks not to be tracked. */
    Visit with(String script) {
        context.addInitScript(script);
        return this;
    }

    /** Goes to a page of the site. */
    Visit at(String path) {
        page.navigate(website.url(path));
        return this;
    }

    /** Clicks on what a selector finds. */
    Visit click(String selector) {
        page.click(selector);
        return this;
    }

    /** Runs a script on the page. */
    Visit run(String script) {
        page.evaluate(script);
        return this;
    }

    /** The cookie that holds the visitor's id. */
    Optional<Cookie> cookie() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals("ripen_id"))
                .findFirst();
    }

    /** The events that left the browser, repeated ones included. */
    List<JsonNode> sent() {
        return List.copyOf(sent);
    }

    /** What arrived from this site, repeated ones included, by the client's clock. */
    List<TouchpointCaptured> arrived() {
        return ingest.touchpoints().stream()
                .filter(touchpoint ->
                        touchpoint.page() != null && touchpoint.page().url().startsWith(website.url("/")))
                .sorted(Comparator.comparing(
                        TouchpointCaptured::clientTime, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** What arrived from this site, each id once, by the client's clock. */
    List<TouchpointCaptured> touchpoints() {
        Map<String, TouchpointCaptured> byId = new LinkedHashMap<>();
        arrived().forEach(touchpoint -> byId.putIfAbsent(touchpoint.touchpointId(), touchpoint));
        return List.copyOf(byId.values());
    }

    /** Waits until what arrived is as asserted, and everything that was sent has arrived. */
    void awaitTouchpoints(Consumer<List<TouchpointCaptured>> assertion) {
        await().atMost(ARRIVAL).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            List<TouchpointCaptured> touchpoints = touchpoints();
            // Lets the browser's events come in, which wait for a call: with them what it sent of all that has arrived.
            page.evaluate("0");
            assertion.accept(touchpoints);
            assertThat(touchpoints).extracting(TouchpointCaptured::touchpointId).containsAll(sentIds());
        });
    }

    /** The ids that left the browser. */
    Set<String> sentIds() {
        Set<String> ids = new LinkedHashSet<>();
        sent.forEach(event -> ids.add(id(event)));
        return ids;
    }

    @Override
    public void close() {
        context.close();
        website.close();
        assertThat(errors).as("errors that reached the page").isEmpty();
    }
}
