package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ripen.contracts.EventType;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.testkit.TopicWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * One lead's story, told to the running system: what it does over HTTP, what sales says over HTTP and Kafka. Every instant is
 * the story's own. Each part is told until it is taken, and the next one follows when its effect is on the topic of stages.
 */
final class SalesStory {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final LocalStack stack;
    private final String token;
    private final Runnable disturbance;
    private final StageLines lines;
    private final Instant base;
    private final String name;
    private String leadId = "";

    /**
     * A story that begins.
     *
     * @param token of somebody who may say everything
     * @param disturbance what happens after something was sent and before anybody knows what became of it
     * @param base the instant from which minutes are counted
     * @param name of the person; part of all ids
     */
    SalesStory(LocalStack stack, String token, Runnable disturbance, Instant base, String name) {
        this.stack = stack;
        this.token = token;
        this.disturbance = disturbance;
        this.base = base;
        this.name = name;
        this.lines = new StageLines(stack);
    }

    /** The person comes from a campaign, and five minutes later fills a form and so becomes a lead. */
    void registers(String campaign) {
        touch(-5, "\"type\": \"page-view\", \"page\": {\"url\": \"https://www.example.com/blog?" + campaign + "\"}");
        touch(0, """
                "type": "form-fill", "name": "newsletter", "page": {"url": "https://www.example.com/blog"},
                "facts": {"email": "%s@works.example", "name": "Ada Example", "company": "Example Works",
                          "companySize": "51-200", "jobTitle": "Chief Technology Officer", "function": "decider"}""".formatted(name));
        leadId = await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> lines.leadOf(touchpoint(0)), lead -> !lead.isEmpty());
    }

    /** The person looks at a page. */
    void visits(int minute, String path, String effect) {
        touch(minute, "\"type\": \"page-view\", \"page\": {\"url\": \"https://www.example.com" + path + "\"}");
        awaitLine(effect);
    }

    /** The person asks for a demo. */
    void asksForADemo(int minute, String effect) {
        touch(minute, """
                "type": "form-fill", "name": "demo-request", "page": {"url": "https://www.example.com/book-a-demo"}""");
        awaitLine(effect);
    }

    /** Sales says something over HTTP. */
    void saysByHttp(int minute, String action, String more) {
        String command = """
                {"commandId": "%s-%d", "action": "%s", "at": "%s"%s}""".formatted(name, minute, action, at(minute), more);
        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> say(command));
        disturbance.run();
        HttpResponse<String> answer = first.exceptionally(broken -> null).join();
        if (answer == null || answer.statusCode() == 503) {
            answer = await().atMost(PATIENCE)
                    .pollInterval(POLL)
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(() -> say(command), again -> again.statusCode() != 503);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> say(String command) {
        return stack.ask(
                "LIFECYCLE",
                token,
                "POST",
                "/v1/leads/" + leadId + "/commands",
                new LocalStack.Body("application/json", command));
    }

    /** Sales says something over Kafka. */
    void saysByTopic(int minute, SalesFeedback.Action action, BigDecimal amount, String effect) {
        String command = name + "-" + minute;
        try (TopicWriter writer = new TopicWriter(stack.bootstrapServers())) {
            writer.write(
                    EventType.SALES_FEEDBACK,
                    new TopicWriter.Attributes(command, "/crm", leadId, at(minute), null),
                    new SalesFeedback(
                            command,
                            leadId,
                            action,
                            at(minute),
                            "sofia",
                            null,
                            null,
                            null,
                            amount,
                            amount == null ? null : "EUR",
                            null));
        }
        disturbance.run();
        awaitLine(effect);
    }

    /** Waits for an event that time alone brings about. */
    void awaitLine(String part) {
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .untilAsserted(() -> assertThat(lines.of(leadId, Instant::toString))
                        .as("events of %s", name)
                        .anyMatch(line -> line.contains(part)));
    }

    String leadId() {
        return leadId;
    }

    private void touch(int minute, String what) {
        String touchpoint = """
                {"id": "%s", "visitorId": "%s", "timestamp": "%s", %s}""".formatted(touchpoint(minute), name, at(minute), what);
        HttpResponse<String> answer = stack.post("INGEST", "/v1/touchpoints", touchpoint, TRACE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        disturbance.run();
    }

    private String touchpoint(int minute) {
        return name + "-touch-" + minute;
    }

    private Instant at(int minute) {
        return base.plus(Duration.ofMinutes(minute));
    }
}
