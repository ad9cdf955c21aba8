package io.ripen.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.testkit.Pace;
import io.ripen.testkit.Seeds;
import io.ripen.testkit.WebhookReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three leads on the running system, over HTTP and Kafka: one is won, one is rejected and comes back, one is left waiting
 * over a weekend. First undisturbed, with all figures computed by hand; then once more with lifecycle-service killed.
 *
 * <p>The weekend is the last one on which Berlin put the clock back. What the lead did is told with instants around it, and
 * {@code sla-backlog} lets its clocks begin then; so everything that time then brought about is due already, and the
 * service's own clock, which nobody turns, makes it happen soon, each at its own instant.
 */
class LifecycleWalkST {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int KILLS = 3;
    /** Touchpoints and commands of a walk. */
    private static final int PARTS = 23;

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(60);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter WEEK =
            DateTimeFormatter.ofPattern("EEE HH:mmxxx", Locale.ROOT).withZone(BERLIN);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Long enough ago that all of the story is past, and on working days too short for a clock to come near its end. */
    private final Instant base = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(90));

    /** The Sunday of the weekend, long enough ago that all that follows is past. */
    private final LocalDate sunday = lastClockPutBack(Instant.now().minus(Duration.ofDays(10)));

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    @Test
    void givesEveryEventOnceAndTheFiguresThatAreComputedByHandWhateverIsKilled() {
        try (WebhookReceiver hooks = new WebhookReceiver(hook -> 204);
                MailProvider provider = new MailProvider();
                LocalStack stack = new LocalStack(folder.resolve("walk"), settings())) {
            provider.serves(stack);
            stack.start("up");
            await().atMost(PATIENCE)
                    .pollInterval(POLL)
                    .until(() -> stack.isReady("LIFECYCLE") && stack.isReady("SCORING") && stack.isReady("INGEST"));
            String token = stack.run("token", "admin").strip();
            created(stack.ask("LIFECYCLE", token, "POST", "/v1/webhooks", json("{\"url\": \"" + hooks.url() + "\"}")));

            Walk calm = walk(stack, token, "calm", () -> {});
            assertStory(stack, calm);
            awaitFigures(stack, token, 1);
            assertCosts(stack, token);

            Killer killer = new Killer(stack, Seeds.random("LifecycleWalkST"));
            Walk shaken = walk(stack, token, "shaken", killer);
            assertThat(killer.kills).as("kills").isEqualTo(KILLS);
            assertStory(stack, shaken);
            awaitFigures(stack, token, 2);
            assertHooks(stack, hooks, calm, shaken);
            assertAlarms(provider, calm, shaken);
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "RIPEN_LIFECYCLE_SLA_BACKLOG", "3650d",
                "RIPEN_LIFECYCLE_QUIET_PERIOD", "1s",
                "RIPEN_LIFECYCLE_WEBHOOKS_ALLOWED_NETWORKS", "127.0.0.0/8",
                // So soon the next instance goes on with what the killed one was delivering.
                "RIPEN_LIFECYCLE_WEBHOOKS_TIMEOUT", "5s",
                "RIPEN_LIFECYCLE_WEBHOOKS_LEASE", "10s");
    }

    /** The leads of a walk. */
    private record Walk(String won, String returned, String forgotten) {
        List<String> leads() {
            return List.of(won, returned, forgotten);
        }
    }

    private Walk walk(LocalStack stack, String token, String run, Runnable disturbance) {
        Instant friday = sunday.minusDays(2).atTime(15, 10).atZone(BERLIN).toInstant();
        SalesStory forgotten = new SalesStory(stack, token, disturbance, friday, run + "-forgotten");
        becomesSal(forgotten, "utm_source=newsletter&utm_medium=email&utm_campaign=march");

        SalesStory won = new SalesStory(stack, token, disturbance, base, run + "-won");
        becomesSal(won, "utm_source=google&utm_medium=cpc&utm_campaign=walk");
        won.saysByHttp(30, "contacted", "");
        won.saysByTopic(35, SalesFeedback.Action.ACCEPT, null, "decision 1 met");
        List<String> questions = List.of("budget", "authority", "need", "time");
        IntStream.range(0, questions.size())
                .forEach(place -> won.saysByHttp(
                        40 + place, "bant", ", \"field\": \"" + questions.get(place) + "\", \"value\": \"settled\""));
        won.saysByTopic(50, SalesFeedback.Action.OPEN_OPPORTUNITY, new BigDecimal("48000"), "-> OPPORTUNITY");
        won.saysByHttp(60, "won", ", \"amount\": 45000, \"currency\": \"EUR\"");

        SalesStory returned = new SalesStory(stack, token, disturbance, base, run + "-returned");
        becomesSal(returned, "utm_source=google&utm_medium=cpc&utm_campaign=walk");
        returned.saysByHttp(30, "reject", ", \"reason\": \"no-budget\"");
        returned.asksForADemo(40, "RECYCLED -> MQL");

        disturbance.run();
        forgotten.awaitLine("decision 1 paused");
        return new Walk(won.leadId(), returned.leadId(), forgotten.leadId());
    }

    /** Comes and registers (1 + 55 + 10 points), looks at prices (+ 1 + 25) and at a use case (+ 1 + 20). */
    private static void becomesSal(SalesStory story, String campaign) {
        story.registers(campaign);
        story.visits(10, "/pricing", "LEAD -> MQL");
        story.visits(20, "/customers/acme", "decision 1 started");
    }

    private void assertStory(LocalStack stack, Walk walk) {
        StageLines lines = new StageLines(stack);
        Function<Instant, String> minutes =
                at -> "+" + Duration.between(base, at).toMinutes();
        assertThat(lines.of(walk.won(), minutes))
                .containsExactly(
                        "+0  -> LEAD identified",
                        "+10 LEAD -> MQL guards-satisfied",
                        "+20 MQL -> SAL guards-satisfied",
                        "+20 handover at SAL",
                        "+20 first-contact 1 started",
                        "+20 decision 1 started",
                        "+30 first-contact 1 met",
                        "+35 decision 1 met",
                        "+43 SAL -> SQL guards-satisfied",
                        "+50 SQL -> OPPORTUNITY opportunity-opened",
                        "+60 OPPORTUNITY -> CUSTOMER won");
        assertThat(lines.of(walk.returned(), minutes))
                .containsExactly(
                        "+0  -> LEAD identified",
                        "+10 LEAD -> MQL guards-satisfied",
                        "+20 MQL -> SAL guards-satisfied",
                        "+20 handover at SAL",
                        "+20 first-contact 1 started",
                        "+20 decision 1 started",
                        "+30 first-contact 1 met",
                        "+30 decision 1 met",
                        "+30 SAL -> RECYCLED no-budget",
                        "+40 RECYCLED -> MQL guards-satisfied",
                        "+40 MQL -> SAL guards-satisfied",
                        "+40 handover at SAL",
                        "+40 first-contact 1 started",
                        "+40 decision 1 started");
        // The demo request is worth 50 points, and the first act after recycling 20 more.
        assertThat(lines.guardsInto(walk.returned(), "RECYCLED", "MQL"))
                .containsExactly("gained >= 20: 70", "score since recycling >= 50: 125.00");
        // Eight business hours: 1.5 on Friday and 6.5 on Monday, on the clock at the wall, of which the weekend's extra
        // hour is
        // no part. Escalated four business hours later, and once more from there.
        assertThat(lines.of(walk.forgotten(), WEEK::format))
                .containsExactly(
                        "Fri 15:10+02:00  -> LEAD identified",
                        "Fri 15:20+02:00 LEAD -> MQL guards-satisfied",
                        "Fri 15:30+02:00 MQL -> SAL guards-satisfied",
                        "Fri 15:30+02:00 handover at SAL",
                        "Fri 15:30+02:00 first-contact 1 started",
                        "Fri 15:30+02:00 decision 1 started",
                        "Mon 13:30+01:00 first-contact 1 due",
                        "Mon 15:30+01:00 first-contact 1 overdue",
                        "Mon 15:30+01:00 first-contact 1 breached",
                        "Tue 11:30+01:00 first-contact 1 escalated",
                        "Tue 11:30+01:00 first-contact 2 started",
                        "Wed 09:30+01:00 first-contact 2 due",
                        "Wed 11:30+01:00 first-contact 2 overdue",
                        "Wed 11:30+01:00 first-contact 2 breached",
                        "Wed 11:30+01:00 SAL -> RECYCLED guards-satisfied",
                        "Wed 11:30+01:00 decision 1 paused");
    }

    /** The last Sunday on which Berlin put the clock back; no holiday of all of Germany is near it. */
    private static LocalDate lastClockPutBack(Instant before) {
        ZoneOffsetTransition change = BERLIN.getRules().previousTransition(before);
        while (!change.isOverlap()) {
            change = BERLIN.getRules().previousTransition(change.getInstant());
        }
        return change.getDateTimeBefore().toLocalDate();
    }

    /** The service may be on its way back from the last kill, and the lanes of figures come behind. */
    private void awaitFigures(LocalStack stack, String token, int walks) {
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .untilAsserted(() -> assertFigures(stack, token, walks));
    }

    /** By hand, for one walk; {@code walks} of them count so many times and take as long. */
    private void assertFigures(LocalStack stack, String token, int walks) {
        String ever = "period=total&from=" + sunday.minusDays(7) + "&to="
                + LocalDate.now(ZoneOffset.UTC).plusDays(1);
        JsonNode funnel = row(stack, token, "/v1/funnel");
        assertThat(counts(funnel.at("/stages"), "leads", "stage"))
                .isEqualTo(times(walks, Map.of("CUSTOMER", 1, "SAL", 1, "RECYCLED", 1)));
        assertThat(funnel.at("/visitors").asInt()).isEqualTo(3 * walks);
        Map<String, Integer> reached =
                Map.of("LEAD", 3, "MQL", 3, "SAL", 3, "SQL", 1, "OPPORTUNITY", 1, "CUSTOMER", 1, "RECYCLED", 2);
        assertThat(counts(funnel.at("/stages"), "reached", "stage")).isEqualTo(times(walks, reached));
        // The one who came back entered MQL and SAL twice.
        Map<String, Integer> entered =
                Map.of("LEAD", 3, "MQL", 4, "SAL", 4, "SQL", 1, "OPPORTUNITY", 1, "CUSTOMER", 1, "RECYCLED", 2);
        assertThat(counts(funnel.at("/stages"), "entered", "stage")).isEqualTo(times(walks, entered));
        assertThat(counts(funnel.at("/conversions"), "moves", "from", "to"))
                .isEqualTo(times(
                        walks,
                        Map.of(
                                "LEAD MQL", 3,
                                "RECYCLED MQL", 1,
                                "MQL SAL", 4,
                                "SAL SQL", 1,
                                "SQL OPPORTUNITY", 1,
                                "OPPORTUNITY CUSTOMER", 1,
                                "SAL RECYCLED", 2)));
        assertThat(funnel.at("/visitorToLead").decimalValue()).isEqualByComparingTo("1");

        JsonNode kpis = row(stack, token, "/v1/kpis?" + ever);
        assertThat(kpis.at("/handovers").asInt()).isEqualTo(4 * walks);
        assertThat(counts(kpis.at("/sla"), "kept", "clock"))
                .isEqualTo(times(walks, Map.of("first-contact", 2, "decision", 2)));
        assertThat(counts(kpis.at("/sla"), "breached", "clock")).isEqualTo(times(walks, Map.of("first-contact", 2)));
        assertThat(counts(kpis.at("/reasons"), "count", "stage", "reason"))
                .isEqualTo(times(
                        walks,
                        Map.of(
                                "OPPORTUNITY opportunity-opened", 1,
                                "CUSTOMER won", 1,
                                "RECYCLED no-budget", 1,
                                "RECYCLED guards-satisfied", 1)));
        assertThat(counts(kpis.at("/stages/2/bands"), "leads", "band")).isEqualTo(times(walks, Map.of("A2", 3)));

        // SAL: 23 minutes, 10 minutes, and from Friday to Wednesday; the median is the middle one.
        Map<String, Integer> stays =
                Map.of("LEAD", 600, "MQL", 600, "SAL", 1380, "SQL", 420, "OPPORTUNITY", 600, "RECYCLED", 600);
        JsonNode velocity = row(stack, token, "/v1/velocity?" + ever);
        Map<String, Integer> medians = counts(velocity.at("/stages"), "medianSeconds", "stage");
        assertThat(medians.keySet()).isEqualTo(stays.keySet());
        stays.forEach((stage, seconds) ->
                assertThat(medians.get(stage)).as(stage).isCloseTo(seconds, within(seconds / 100 + 1)));
    }

    /** 300 euros for the two leads and the one customer that came from the campaign. */
    private void assertCosts(LocalStack stack, String token) {
        LocalDate day = LocalDate.ofInstant(base, ZoneOffset.UTC);
        String costs = "from,to,source,campaign,cost,currency\n%s,%s,google,walk,300.00,EUR\n".formatted(day, day);
        HttpResponse<String> taken =
                stack.ask("LIFECYCLE", token, "POST", "/v1/costs", new LocalStack.Body("text/csv", costs));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        JsonNode google =
                row(stack, token, "/v1/kpis?period=total&source=google&from=" + day + "&to=" + day.plusDays(1));
        Map<String, Integer> each = counts(google.at("/stages"), "costEach", "stage");
        assertThat(each).containsEntry("LEAD", 150).containsEntry("SAL", 150).containsEntry("CUSTOMER", 300);
    }

    private static void assertHooks(LocalStack stack, WebhookReceiver hooks, Walk... walks) {
        StageLines lines = new StageLines(stack);
        for (Walk walk : walks) {
            for (String lead : walk.leads()) {
                await().atMost(PATIENCE)
                        .pollInterval(POLL)
                        .untilAsserted(() -> assertThat(
                                        hooks.idsOf(lead).stream().distinct().toList())
                                .isEqualTo(lines.ids(lead)));
            }
        }
    }

    /** The team hears once of each lead that nobody cared for, over a provider instead of SMTP. */
    private static void assertAlarms(MailProvider provider, Walk... walks) {
        for (Walk walk : walks) {
            await().atMost(PATIENCE)
                    .pollInterval(POLL)
                    .until(() -> provider.mails().stream()
                            .anyMatch(mail -> mail.key().startsWith(walk.forgotten() + "/sla-alert/")
                                    && mail.message().contains("Message-ID: ")));
        }
        assertThat(provider.mails()).extracting(MailProvider.Mail::key).doesNotHaveDuplicates();
    }

    private static JsonNode row(LocalStack stack, String token, String path) {
        HttpResponse<String> answer = stack.ask("LIFECYCLE", token, "GET", path, LocalStack.Body.NONE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            JsonNode rows = MAPPER.readTree(answer.body()).at("/rows");
            assertThat(rows).as(path).hasSize(1);
            return rows.path(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is not zero, by the words under {@code names}. */
    private static Map<String, Integer> counts(JsonNode list, String count, String... names) {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode each : list) {
            List<String> words = new ArrayList<>();
            for (String name : names) {
                words.add(each.path(name).asText());
            }
            if (each.path(count).asInt() != 0) {
                counts.put(String.join(" ", words), each.path(count).asInt());
            }
        }
        return counts;
    }

    private static Map<String, Integer> times(int walks, Map<String, Integer> counts) {
        Map<String, Integer> more = new TreeMap<>();
        counts.forEach((word, count) -> more.put(word, walks * count));
        return more;
    }

    private static LocalStack.Body json(String text) {
        return new LocalStack.Body("application/json", text);
    }

    private static void created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** Kills lifecycle-service after some parts of a walk, a moment after they were sent. */
    private static final class Killer implements Runnable {
        private final LocalStack stack;
        private final Random random;
        private final List<Integer> parts;
        private int part;
        private int kills;

        Killer(LocalStack stack, Random random) {
            this.stack = stack;
            this.random = random;
            List<Integer> all =
                    new ArrayList<>(IntStream.range(0, PARTS).boxed().toList());
            Collections.shuffle(all, random);
            this.parts = all.subList(0, KILLS);
        }

        @Override
        public void run() {
            if (parts.contains(part++)) {
                Pace.pauseUpTo(random, LONGEST_PAUSE);
                // It may be on its way back from the last kill.
                await().atMost(PATIENCE).pollInterval(POLL).until(() -> stack.kill("lifecycle-service"));
                kills++;
            }
        }
    }
}
