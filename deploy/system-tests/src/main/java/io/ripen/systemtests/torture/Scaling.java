package io.ripen.systemtests.torture;

import io.ripen.contracts.EventType;
import io.ripen.contracts.email.EmailTriggered;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.local.process.Polling;
import io.ripen.local.stack.Service;
import io.ripen.testkit.TopicReader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One run under steady load in which each service has one, two and three instances, and they are taken away again. While
 * there are two, each instance is replaced by a new process, one service after the other, as an upgrade does.
 */
public final class Scaling {
    /** Behind by less than comes in within a second is behind by nothing; a step ends with less. */
    public static final long NOT_BEHIND = 400;

    private static final int MOST = 3;
    /** Touchpoints that each step's instances see at least: some eight seconds. */
    private static final int TOUCHPOINTS_PER_STEP = 1_000;

    private static final Duration LOAD_LIMIT = Duration.ofMinutes(2);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(4);
    private static final Duration FINISH_LIMIT = Duration.ofMinutes(2);
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(3);

    private final Consumer<String> news;
    private final Town town;
    private final Drain lanes;
    private final List<Shift> shifts = new ArrayList<>();

    /** A step that is over: when it began, and how far behind the lanes were. */
    private record Shift(String name, Instant from, long most, long last) {}

    private Scaling(Town town, Consumer<String> news) {
        this.town = town;
        this.news = news;
        this.lanes = new Drain(town, instances(1));
    }

    /**
     * Runs it. Uses free ports of the loopback address and a folder below {@code target}.
     *
     * @param news gets a line per step
     */
    public static ScalingReport run(TorturePlan plan, Consumer<String> news) {
        try (Town town = Town.withInstances(MOST)) {
            return new Scaling(town, news).scale(plan);
        }
    }

    private ScalingReport scale(TorturePlan plan) {
        Town.start(instances(1));
        try (Load load = new Load(
                plan,
                town.members(Service.INGEST).stream()
                        .map(ingest -> ingest.address("/v1/touchpoints"))
                        .toList(),
                town.writeKey())) {
            step("one instance of each", load, () -> {});
            step("two", load, () -> Town.start(instances(2)));
            for (Service service : Service.values()) {
                step("new processes of " + service.folder(), load, () -> replace(service));
            }
            step("three", load, () -> Town.start(instances(3)));
            step("two again", load, () -> instances(3).forEach(Member::stop));
            step("one again", load, () -> instances(2).forEach(Member::stop));
            Instant end = Instant.now();
            return report(load.finish(FINISH_LIMIT), end);
        }
    }

    private List<Member> instances(int number) {
        return town.members().stream()
                .filter(member -> member.name().endsWith("-" + number))
                .toList();
    }

    /** Asks each instance that runs to end, and starts it again, one after the other. */
    private void replace(Service service) {
        for (Member member : town.members(service)) {
            if (!member.hasEnded()) {
                member.stop();
                Town.start(List.of(member));
            }
        }
    }

    /** Does it, lets the load go on, and ends when the lanes have caught up. */
    private void step(String name, Load load, Runnable change) {
        Instant from = Instant.now();
        try (LagWatch watch = new LagWatch(this::behind)) {
            change.run();
            int enough = load.acknowledged() + TOUCHPOINTS_PER_STEP;
            Polling.until(LOAD_LIMIT, () -> load.acknowledged() >= enough);
            AtomicLong last = new AtomicLong();
            Polling.until(SETTLE_LIMIT, () -> {
                last.set(behind());
                return last.get() < NOT_BEHIND;
            });
            Shift shift = new Shift(name, from, watch.most(), last.get());
            shifts.add(shift);
            news.accept("%s: at most %d records behind, %d at the end".formatted(name, shift.most(), shift.last()));
        }
    }

    /** Records before all lanes together. */
    private long behind() {
        try {
            return lanes.recordsBehind(StoredRows.lanes(town.database()));
        } catch (SQLException startsJustNow) {
            return 0;
        }
    }

    private ScalingReport report(Load.Outcome outcome, Instant end) {
        boolean drained = lanes.await(DRAIN_LIMIT);
        StoredRows rows = StoredRows.of(town.database());
        TopicReader topics = new TopicReader(town.broker().bootstrapServers());
        Evidence evidence = new Evidence(
                outcome,
                PublishedHistory.of(topics),
                rows,
                town.inbox().messageIds(),
                lanes.behind(rows.lanes()),
                drained,
                Map.of(),
                Map.of());
        Map<String, List<String>> broken = new LinkedHashMap<>();
        List.of(
                        new EverybodyIsAnswered(),
                        new TouchpointsCountOnce(),
                        new SequencesHaveNoGap(),
                        new StagesFollowFromScores(),
                        new MailsGoOutOnce(),
                        new LanesStandAtTheEnds(),
                        new NoClaimOutlivesItsLease())
                .forEach(promise -> broken.put(promise.words(), promise.broken(evidence)));
        return new ScalingReport(steps(topics, end), outcome.acknowledged().size(), broken);
    }

    private List<ScalingReport.Step> steps(TopicReader topics, Instant end) {
        Waits scores = Waits.of(
                topics,
                EventType.SCORE_CHANGED,
                record -> record.data(ScoreChanged.class).cause());
        Waits stages = Waits.of(
                topics,
                EventType.STAGE_CHANGED,
                record -> record.data(StageChanged.class).cause());
        Waits mails = Waits.of(
                topics,
                EventType.EMAIL_TRIGGERED,
                record -> record.data(EmailTriggered.class).cause());
        List<ScalingReport.Step> steps = new ArrayList<>();
        for (int i = 0; i < shifts.size(); i++) {
            Shift shift = shifts.get(i);
            Instant to = i + 1 < shifts.size() ? shifts.get(i + 1).from() : end;
            steps.add(new ScalingReport.Step(
                    shift.name(),
                    shift.most(),
                    shift.last(),
                    scores.longest(shift.from(), to),
                    stages.longest(shift.from(), to),
                    mails.longest(shift.from(), to)));
        }
        return steps;
    }
}
