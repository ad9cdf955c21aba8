package io.ripen.lifecycle.kpi;

import io.ripen.contracts.stage.SlaBreached;
import io.ripen.contracts.stage.SlaChanged;
import io.ripen.lifecycle.StageTopic;
import io.ripen.lifecycle.StageTopic.Belonging;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Leads that wander through stages, with duplicates and publications that are repeated as after a crash. */
final class RandomHistory {
    private static final Instant BEGIN = Instant.parse("2026-03-20T00:00:00Z");
    private static final List<String> STAGES =
            List.of("LEAD", "MQL", "SAL", "SQL", "OPPORTUNITY", "CUSTOMER", "RECYCLED", "TRIAL");
    private static final List<String> BANDS = List.of("A1", "B2", "C4", "D3");
    private static final List<String> REASONS = List.of("no-budget", "competitor", "accepted");
    private static final int MOST_STEPS = 7;
    private static final double THREE_WEEKS_IN_MILLIS = 21 * 86_400_000d;

    private final Random random;
    private final String run;
    private final List<Consumer<StageTopic>> events = new ArrayList<>();
    private final Set<String> leadIds = new HashSet<>();

    /**
     * Makes up a history.
     *
     * @param run names sources so that they are nobody else's
     */
    RandomHistory(Random random, String run, int leads) {
        this.random = random;
        this.run = run;
        for (int lead = 0; lead < leads; lead++) {
            new Lead().live();
        }
    }

    Set<String> leadIds() {
        return leadIds;
    }

    /** Publishes everything at least once, some of it twice. */
    void publish(StageTopic topic) {
        for (int place = 0; place < events.size(); place++) {
            events.get(place).accept(topic);
            if (random.nextInt(10) == 0) {
                int again = random.nextInt(1 + Math.min(5, place));
                events.subList(place - again, place + 1).forEach(event -> event.accept(topic));
            }
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One lead, from its first step to its last. */
    private final class Lead {
        private final String id = new UUID(random.nextLong(), random.nextLong()).toString();
        private final @Nullable String source = run + random.nextInt(3);
        private final @Nullable String campaign = random.nextInt(3) == 0 ? null : "campaign-" + random.nextInt(2);
        private @Nullable String owner;
        private Instant now = BEGIN.plusSeconds(random.nextInt(20 * 86_400));
        private long sequence;

        void live() {
            leadIds.add(id);
            String stage = step(null, null, "LEAD");
            int steps = random.nextInt(MOST_STEPS);
            for (int each = 0; each < steps; each++) {
                Instant since = now;
                if (stage.equals("SAL")) {
                    clocks(stage);
                }
                pass();
                if (random.nextInt(4) == 0) {
                    owner = "sales-" + random.nextInt(2);
                }
                stage = step(stage, since, any(STAGES));
            }
        }

        private String step(@Nullable String from, @Nullable Instant since, String to) {
            StageTopic.Step step = new StageTopic.Step(id, ++sequence, from, to, now, since);
            String reason = random.nextInt(3) == 0 ? any(REASONS) : null;
            var event = StageTopic.step(step, new Belonging(source, campaign, owner), any(BANDS), reason);
            events.add(topic -> topic.publish(event));
            if (to.equals("SAL")) {
                var handover = StageTopic.handover(id, ++sequence, to, now, new Belonging(source, campaign, owner));
                events.add(topic -> topic.publish(handover));
            }
            return to;
        }

        private void clocks(String stage) {
            int attempts = 1 + random.nextInt(2);
            for (int attempt = 1; attempt <= attempts; attempt++) {
                // One that ran out at a lead that was merged into this one is only told when it is met.
                boolean isTakenOver = random.nextInt(5) == 0;
                Instant started = isTakenOver ? now.minusSeconds(86_400) : now;
                if (!isTakenOver) {
                    clock(stage, attempt, SlaChanged.State.STARTED, started, now);
                }
                if (random.nextInt(3) == 0) {
                    breach(stage, attempt);
                }
                boolean isReportedLate = random.nextInt(3) == 0;
                clock(
                        stage,
                        attempt,
                        random.nextBoolean() ? SlaChanged.State.MET : SlaChanged.State.DUE,
                        started,
                        isReportedLate ? now.minusSeconds(60) : now);
            }
        }

        private void clock(String stage, int attempt, SlaChanged.State state, Instant started, Instant at) {
            var origin = new Belonging(source, campaign, owner).origin();
            var event = new SlaChanged(
                    id, ++sequence, at, stage, "first-contact", state, attempt, started, now, owner, origin);
            events.add(topic -> topic.publish(event));
        }

        private void breach(String stage, int attempt) {
            var origin = new Belonging(source, campaign, owner).origin();
            var event = new SlaBreached(id, ++sequence, stage, "first-contact", now, now, owner, attempt, origin);
            events.add(topic -> topic.publish(event));
        }

        /** From less than a second to three weeks. */
        private void pass() {
            double exponent = random.nextDouble() * Math.log(THREE_WEEKS_IN_MILLIS);
            now = now.plusMillis(Math.round(Math.exp(exponent)));
        }
    }
}
