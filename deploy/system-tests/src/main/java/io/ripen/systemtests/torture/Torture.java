package io.ripen.systemtests.torture;

import io.ripen.local.process.Polling;
import io.ripen.local.stack.Service;
import io.ripen.systemtests.torture.Heaps.Heap;
import io.ripen.systemtests.torture.StoredRows.StoredMail;
import io.ripen.testkit.TopicReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One run: everything starts, load and faults go on for the plan's length, all come to rest, and the verdict is found. */
public final class Torture {
    private static final Duration FINISH_LIMIT = Duration.ofMinutes(2);
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(5);
    private static final Duration NEWS_PAUSE = Duration.ofSeconds(15);

    private final TorturePlan plan;
    private final Consumer<String> news;
    private final long begin = System.nanoTime();

    private Torture(TorturePlan plan, Consumer<String> news) {
        this.plan = plan;
        this.news = news;
    }

    /**
     * Runs a plan. Uses free ports of the loopback address and a folder below {@code target}.
     *
     * @param news gets a line now and then
     */
    public static Report run(TorturePlan plan, Consumer<String> news) {
        try (Town town = new Torture(plan, news).started()) {
            return new Torture(plan, news).torture(town);
        }
    }

    private Town started() {
        news.accept("seed " + plan.seed() + ": starts two instances of each service");
        return Town.start();
    }

    private Report torture(Town town) {
        Map<String, Heap> heapsBefore = Heaps.of(town.members());
        Schedule schedule = Schedule.of(plan, town.targets());
        try (Keeper keeper = new Keeper(town);
                Load load = new Load(
                        plan,
                        town.members(Service.INGEST).stream()
                                .map(ingest -> ingest.address("/v1/touchpoints"))
                                .toList(),
                        town.writeKey())) {
            Map<String, Integer> faults = harm(town, schedule, load);
            Load.Outcome outcome = load.finish(FINISH_LIMIT);
            news.accept("%4d s  faults are over, %d touchpoints acknowledged; waits for rest"
                    .formatted(seconds(), outcome.acknowledged().size()));
            Drain drain = new Drain(town, town.members());
            boolean drained = drain.await(DRAIN_LIMIT);
            news.accept(
                    "%4d s  %s; looks for what was broken".formatted(seconds(), drained ? "at rest" : "NOT at rest"));
            StoredRows rows = StoredRows.of(town.database());
            Evidence evidence = new Evidence(
                    outcome,
                    PublishedHistory.of(new TopicReader(town.broker().bootstrapServers())),
                    rows,
                    town.inbox().messageIds(),
                    drain.behind(rows.lanes()),
                    drained,
                    heapsBefore,
                    Heaps.of(town.members()));
            return report(evidence, schedule, faults, keeper);
        }
    }

    @SuppressWarnings("try") // poison is written for as long as it is open
    private Map<String, Integer> harm(Town town, Schedule schedule, Load load) {
        try (Poison poison = new Poison(plan, town.broker().bootstrapServers());
                Nemesis nemesis = new Nemesis(town, schedule)) {
            long end = System.nanoTime() + plan.length().toNanos();
            while (System.nanoTime() < end) {
                Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
                Polling.until(left.compareTo(NEWS_PAUSE) < 0 ? left : NEWS_PAUSE, () -> false);
                news.accept("%4d s  %d touchpoints acknowledged, %d faults done"
                        .formatted(
                                seconds(),
                                load.acknowledged(),
                                nemesis.done().values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum()));
            }
            nemesis.await();
            return nemesis.done();
        }
    }

    private Report report(Evidence evidence, Schedule schedule, Map<String, Integer> faults, Keeper keeper) {
        int databaseClients = (Service.values().length - 1) * 2;
        List<Promise> promises = List.of(
                new EverybodyIsAnswered(),
                new TouchpointsCountOnce(),
                new SequencesHaveNoGap(),
                new StagesFollowFromScores(),
                new MailsGoOutOnce(),
                new DeadLettersArePoison(),
                new LanesStandAtTheEnds(),
                new NoClaimOutlivesItsLease(),
                new PoolsAndHeapsAreBack(databaseClients * (Town.POOL + 1)));
        Map<String, List<String>> broken = new LinkedHashMap<>();
        promises.forEach(promise -> broken.put(promise.words(), promise.broken(evidence)));
        return new Report(
                plan,
                schedule.faults().size(),
                faults,
                counts(evidence, keeper),
                broken,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private static Map<String, Long> counts(Evidence evidence, Keeper keeper) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Load.Outcome load = evidence.load();
        counts.put("touchpoints acknowledged", (long) load.acknowledged().size());
        counts.put("requests repeated", (long) load.repeated());
        counts.put("touchpoints sent twice on purpose", (long) load.twice());
        counts.put("people", (long) load.people().size());
        counts.put("leads", (long) evidence.events().scores().size());
        counts.put(
                "scores",
                evidence.events().scores().values().stream()
                        .mapToLong(List::size)
                        .sum());
        counts.put(
                "stage changes",
                evidence.events().steps().values().stream()
                        .mapToLong(List::size)
                        .sum());
        for (String state : List.of("SENT", "UNKNOWN", "FAILED", "SUPPRESSED")) {
            counts.put(
                    "mails " + state,
                    evidence.rows().mails().values().stream()
                            .map(StoredMail::state)
                            .filter(state::equals)
                            .count());
        }
        counts.put("mails in the inbox", (long) evidence.delivered().size());
        counts.put("poison", (long) evidence.events().poison().size());
        counts.put("dead letters", (long) evidence.rows().deadLetters().size());
        counts.put("records on topics", (long) evidence.events().records());
        counts.put("of them published again", (long) evidence.events().repeated());
        counts.put("sessions at rest", (long) evidence.rows().sessions());
        evidence.heapsAfter()
                .forEach((member, heap) -> counts.put(
                        "KiB of heap more in " + member,
                        (heap.bytes()
                                        - evidence.heapsBefore()
                                                .getOrDefault(member, Heap.EMPTY)
                                                .bytes())
                                >> 10));
        counts.put("services that ended by themselves", (long) keeper.ended());
        counts.put("services that were not live", (long) keeper.notLive());
        return counts;
    }

    private long seconds() {
        return Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    }
}
