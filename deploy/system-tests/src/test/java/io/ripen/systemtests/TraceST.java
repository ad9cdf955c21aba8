package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ripen.systemtests.LocalStack.Body;
import io.ripen.systemtests.SpanReceiver.Received;
import io.ripen.systemtests.metrics.MetricsInUse;
import io.ripen.systemtests.metrics.Series;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The spans and metrics of the packaged services, read as a collector and Prometheus read them. */
class TraceST {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CLIENT_SPAN = "00f067aa0ba902b7";
    private static final String LAST = "publish ripen.email.sent.v1";
    private static final String TOUCHPOINT = """
            {"visitorId": "traced-browser", "type": "form-fill", "name": "demo-request",
             "page": {"url": "https://www.example.com/get-started/book-a-demo"},
             "facts": {"email": "ada@example.com", "name": "Ada Example", "company": "Example Ltd",
                       "companySize": "51-200", "jobTitle": "Chief Technology Officer", "function": "decider"},
             "consents": [{"purpose": "contact-by-mail", "status": "granted", "textVersion": "demo-1"}]}""";

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    private static final SpanReceiver RECEIVER = new SpanReceiver();
    private static LocalStack stack;

    @BeforeAll
    static void sendATouchpointThatEndsInAMail() {
        stack = new LocalStack(folder.resolve("traced"), settings(RECEIVER));
        stack.start("up");
        await().atMost(Duration.ofMinutes(3)).until(() -> stack.isReady("NURTURE") && stack.isReady("INGEST"));
        HttpResponse<String> answer =
                stack.post("INGEST", "/v1/touchpoints", TOUCHPOINT, "00-" + TRACE + "-" + CLIENT_SPAN + "-01");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    @AfterAll
    static void stop() {
        stack.close();
        RECEIVER.close();
    }

    @Test
    void oneTouchpointsWayFromTheClientToItsMailIsOneTrace() {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            List<Received> way = wayUp(RECEIVER.trace(TRACE));
            assertThat(way)
                    .extracting(span -> span.service() + ": " + span.name())
                    .containsExactly(
                            "nurture-service: " + LAST,
                            "lifecycle-service: publish ripen.stage.changed.v1",
                            "scoring-service: publish ripen.score.changed.v1",
                            "scoring-service: publish ripen.lead.activity.v1",
                            "ingest-service: POST /v1/touchpoints");
            assertThat(way.getLast().parentId()).isEqualTo(CLIENT_SPAN);
        });
    }

    @Test
    void theServicesExposeEveryMetricAndLabelThatDashboardsAndAlertsName() {
        Path observability = Path.of(System.getProperty("ripen.root"), "deploy", "observability");
        MetricsInUse metrics = MetricsInUse.of(observability);
        assertThat(metrics.size()).isGreaterThan(50);
        String token = stack.run("token", "ops").strip();

        // Some series begin with the first mail, request or collection of garbage.
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Series series = new Series();
            for (String service : List.of("INGEST", "SCORING", "LIFECYCLE", "NURTURE")) {
                series.add(stack.ask(service, token, "GET", "/q/metrics", Body.NONE)
                        .body());
            }
            assertThat(metrics.unknownTo(series)).isEmpty();
        });
    }

    @Test
    void aTopicsNewestEventsAreShownByTheCommand() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(stack.run("tail", "trigger-emails", "-n", "2"))
                        .contains("ripen.email.triggered.v1", "ripen.email.sent.v1"));

        LocalStack.Running unknown = stack.start("tail", "trigger-email");
        assertThat(unknown.await()).isEqualTo(1);
        assertThat(unknown.output()).contains("No topic is named trigger-email: there are ", "ripen.trigger-emails.v1");
    }

    private static Map<String, String> settings(SpanReceiver receiver) {
        return Map.of(
                "RIPEN_NURTURE_JOURNEYS_FILES", "mql-welcome", // one mail, one way
                "QUARKUS_OTEL_SDK_DISABLED", "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint(),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "1S");
    }

    /** From the last hop's span along the parents as far as they were received. */
    private static List<Received> wayUp(List<Received> trace) {
        Map<String, Received> byId = trace.stream().collect(Collectors.toMap(Received::id, Function.identity()));
        List<Received> way = new ArrayList<>();
        trace.stream().filter(span -> span.name().equals(LAST)).findFirst().ifPresent(way::add);
        while (!way.isEmpty() && byId.containsKey(way.getLast().parentId())) {
            way.add(byId.get(way.getLast().parentId()));
        }
        return way;
    }
}
