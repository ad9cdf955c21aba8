package io.ripen.lifecycle.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.ripen.contracts.EventType;
import io.ripen.contracts.Topic;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.Campaign;
import io.ripen.contracts.touchpoint.MachineKind;
import io.ripen.contracts.touchpoint.MachineSign;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.Page;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.Seeds;
import io.ripen.testkit.Tokens;
import io.ripen.testkit.TopicReader;
import io.ripen.testkit.TopicRecord;
import io.ripen.testkit.TopicWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RipenBackbone.class)
class DemandIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant BEGIN = Instant.parse("2026-03-20T00:00:00Z");
    private static TopicWriter writer;

    @BeforeAll
    static void open() {
        writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());
    }

    @AfterAll
    static void close() {
        writer.close();
    }

    /** What a visitor did, and from which campaign. */
    private record Did(
            String visitor,
            String id,
            TouchpointType type,
            Instant at,
            @Nullable String source,
            @Nullable Asset asset,
            boolean machine) {}

    @Test
    void countsWhatTheLogOfTouchpointsSays() {
        String run = "demand" + System.nanoTime() + "-";
        Random random = Seeds.random("DemandIT");
        List<Did> history = new ArrayList<>();
        for (int visitor = 0; visitor < 30; visitor++) {
            Instant at = BEGIN.plusSeconds(random.nextInt(20 * 86_400));
            int acts = 1 + random.nextInt(12);
            for (int act = 0; act < acts; act++) {
                at = at.plusSeconds(random.nextInt(3600));
                Asset asset = random.nextInt(3) == 0
                        ? new Asset(run + random.nextInt(2), "whitepaper", run + "topic", null, run + "phase")
                        : null;
                TouchpointType type =
                        random.nextInt(4) == 0 ? TouchpointType.WEBINAR_REGISTERED : TouchpointType.PAGE_VIEW;
                String id = run + visitor + "-" + act;
                String source = act == 0 || random.nextInt(4) == 0 ? run + random.nextInt(2) : null;
                history.add(new Did("v:" + run + visitor, id, type, at, source, asset, random.nextInt(8) == 0));
            }
        }
        for (Did did : history) {
            publish(did);
            if (random.nextInt(5) == 0) {
                publish(history.get(random.nextInt(1 + history.indexOf(did))));
            }
        }
        Map<String, Long> expected = recomputed(run);
        assertThat(expected.keySet())
                .anyMatch(key -> key.startsWith("visits"))
                .anyMatch(key -> key.startsWith("event"));

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(answered(run)).isEqualTo(expected));
    }

    @Test
    void tellsChannelsAndReferringSites() {
        String run = "channels" + System.nanoTime();
        Instant at = Instant.parse("2025-05-05T10:00:00Z");
        publish(touchpoint(
                "v:a" + run,
                "a" + run,
                at,
                new Page("https://site.example/", null, "https://www.google.de/?q=x"),
                null));
        Campaign mail = new Campaign("spring", "letter-" + run, "newsletter", null, null, null, null);
        publish(touchpoint("v:b" + run, "b" + run, at, new Page("https://site.example/", null, null), mail));

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath traffic = as("marketer")
                    .get("/v1/demand/traffic?from=2025-05-05&to=2025-05-05")
                    .jsonPath();
            assertThat(traffic.getList("rows[0].channels.channel")).containsOnly("organic-search", "email");
            assertThat(traffic.getList("rows[0].channels.referrer")).contains("Google");
        });
        as("sales")
                .get("/v1/kpis?from=2025-05-05&to=2025-05-05&source=letter-" + run)
                .then()
                .body("rows[0].visitors", org.hamcrest.Matchers.equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/demand/traffic", "/v1/demand/content", "/v1/demand/events"})
    void asksForATokenWithARoleAndAGoodQuestion(String path) {
        RestAssured.get(path).then().statusCode(401);
        as("privacy").get(path).then().statusCode(403);
        as("sales")
                .get(path + "?from=1999-01-01&to=1999-01-02")
                .then()
                .statusCode(200)
                .body("rows", hasSize(0));
        as("sales").get(path + "?period=year").then().statusCode(400).body("detail", containsString("week"));
        as("sales")
                .accept("text/csv")
                .get(path + "?from=1999-01-01&to=1999-01-02")
                .then()
                .statusCode(200)
                .body(containsString("period,source,campaign"));
    }

    /** Reads the log as it lies there and looks at each visitor's whole life. */
    private static Map<String, Long> recomputed(String run) {
        Map<String, List<TouchpointCaptured>> byVisitor = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (TopicRecord record :
                new TopicReader(RipenBackbone.kafka().bootstrapServers()).readAll(Topic.TOUCHPOINTS.topicName())) {
            TouchpointCaptured touchpoint = record.data(TouchpointCaptured.class);
            boolean human = touchpoint.origin() == null || touchpoint.origin().machine() == null;
            if (touchpoint.touchpointId().startsWith(run) && human && ids.add(touchpoint.touchpointId())) {
                byVisitor
                        .computeIfAbsent(touchpoint.visitorKey(), key -> new ArrayList<>())
                        .add(touchpoint);
            }
        }
        Map<String, Long> counts = new TreeMap<>();
        byVisitor.values().forEach(life -> live(life, counts));
        return counts;
    }

    private static void live(List<TouchpointCaptured> life, Map<String, Long> counts) {
        String source = "";
        for (int place = 0; place < life.size(); place++) {
            TouchpointCaptured now = life.get(place);
            String told =
                    now.campaign() == null ? "" : String.valueOf(now.campaign().source());
            boolean first = place == 0;
            boolean begins = first
                    || Duration.between(life.get(place - 1).occurredAt(), now.occurredAt())
                                    .toMillis()
                            > 1_800_000
                    || (!told.isEmpty() && !told.equals(source));
            source = begins ? told : source;
            LocalDate day = LocalDate.ofInstant(now.occurredAt(), ZoneId.of("Europe/Berlin"));
            String group = day + "|" + source + "|";
            if (first) {
                counts.merge("visitors|" + group, 1L, Long::sum);
            }
            if (begins) {
                counts.merge("visits|" + group, 1L, Long::sum);
            }
            counts.merge("touchpoints|" + group, 1L, Long::sum);
            Asset asset = now.asset();
            if (asset != null) {
                counts.merge("asset|" + group + asset.id(), 1L, Long::sum);
                counts.merge("topic|" + group + asset.topic(), 1L, Long::sum);
                counts.merge("phase|" + group + asset.phase(), 1L, Long::sum);
            }
            if (now.type() == TouchpointType.WEBINAR_REGISTERED) {
                counts.merge("event|" + group + (asset == null ? now.name() : asset.id()), 1L, Long::sum);
            }
        }
    }

    /** The three answers in the same form; visits without a campaign may be other tests' too and are told by content. */
    private static Map<String, Long> answered(String run) {
        Map<String, Long> counts = new HashMap<>();
        String asked = "?from=2026-03-01&to=2026-12-31&period=day&by=source";
        for (String path : List.of("traffic", "content", "events")) {
            String csv = as("marketer")
                    .accept("text/csv")
                    .get("/v1/demand/" + path + asked)
                    .asString();
            csv.lines().skip(1).map(line -> line.split(",", -1)).forEach(field -> {
                long value = Long.parseLong(field[7]);
                boolean ours = field[1].startsWith(run) || field[6].startsWith(run) || field[1].isEmpty();
                if (ours && value > 0) {
                    String name = path.equals("traffic") ? "" : field[6];
                    counts.merge(field[4] + "|" + field[0] + "|" + field[1] + "|" + name, value, Long::sum);
                }
            });
        }
        return new TreeMap<>(counts);
    }

    private static void publish(Did did) {
        Campaign campaign =
                did.source() == null ? null : new Campaign("spring", did.source(), "cpc", null, null, null, null);
        Origin origin = new Origin(
                "native", null, null, null, did.machine() ? new MachineSign(MachineKind.CRAWLER, "bot") : null);
        publish(new TouchpointCaptured(
                did.id(),
                "site",
                did.visitor(),
                null,
                null,
                did.type(),
                did.id(),
                did.at(),
                did.at(),
                TimeRule.RECEIPT,
                null,
                new Page("https://site.example/", null, null),
                campaign,
                did.asset(),
                null,
                List.of(),
                List.of(),
                Map.of(),
                origin,
                null));
    }

    private static TouchpointCaptured touchpoint(
            String visitor, String id, Instant at, Page page, @Nullable Campaign campaign) {
        return new TouchpointCaptured(
                id,
                "site",
                visitor,
                null,
                null,
                TouchpointType.PAGE_VIEW,
                null,
                at,
                at,
                TimeRule.RECEIPT,
                null,
                page,
                campaign,
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                null,
                null);
    }

    private static void publish(TouchpointCaptured touchpoint) {
        writer.write(
                EventType.TOUCHPOINT_CAPTURED,
                new TopicWriter.Attributes(
                        touchpoint.touchpointId(),
                        "/ripen/ingest",
                        touchpoint.visitorKey(),
                        touchpoint.occurredAt(),
                        null),
                touchpoint);
    }

    private static RequestSpecification as(String role) {
        return RestAssured.given().auth().oauth2(Tokens.withRoles(role));
    }
}
