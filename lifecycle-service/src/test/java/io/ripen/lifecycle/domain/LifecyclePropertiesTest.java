package io.ripen.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lifecycle.model.StageModels;
import io.ripen.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for any sequence of scores, commands and time, under the shipped model. */
class LifecyclePropertiesTest {
    private static final int RUNS = 1_500;
    private static final StageModel MODEL = StageModels.load("b2b-default");
    private static final List<Verb> VERBS = List.of(Verb.values());
    private static final List<Bant> QUESTIONS = List.of(Bant.values());
    private static final List<String> REASONS = List.copyOf(MODEL.reasons().keySet());

    private final Random random = Seeds.random("LifecyclePropertiesTest");

    /** An input with its time, as the lane gets it: scores carry their number, commands come once. */
    private sealed interface Arrival {
        record Score(ScoreSnapshot snapshot) implements Arrival {}

        record Word(Feedback feedback) implements Arrival {}

        record Time(Instant now) implements Arrival {}
    }

    private record Outcome(LeadState state, List<LifecycleEvent> happenings) {}

    @Test
    void givesTheSameForRedeliveredScores() {
        for (int run = 0; run < RUNS; run++) {
            List<Arrival> history = history();

            assertThat(play(redelivered(history))).isEqualTo(play(history));
        }
    }

    @Test
    void givesTheSameHoweverOftenTheTimerGoesOffInBetween() {
        for (int run = 0; run < RUNS; run++) {
            List<Arrival> history = history();
            List<Arrival> withTimers = new ArrayList<>();
            Instant before = Snapshots.DAY;
            for (Arrival arrival : history) {
                Instant at = at(arrival);
                long span = Duration.between(before, at).toSeconds();
                if (span > 2) {
                    withTimers.add(new Arrival.Time(before.plusSeconds(1 + random.nextLong(span - 1))));
                }
                withTimers.add(arrival);
                before = at;
            }

            assertThat(play(withTimers).happenings()).isEqualTo(play(history).happenings());
        }
    }

    @Test
    void explainsEveryTransition() {
        for (int run = 0; run < RUNS; run++) {
            for (LifecycleEvent happening : play(history()).happenings()) {
                if (happening instanceof LifecycleEvent.Transition step) {
                    assertThat(step.guards()).allMatch(GuardResult::satisfied);
                    boolean byRule = step.reason() == LifecycleEvent.Reason.GUARDS_SATISFIED
                            || step.reason() == LifecycleEvent.Reason.GUARDS_HELD;
                    assertThat(step.guards().isEmpty()).isEqualTo(!byRule);
                    assertThat(step.by() instanceof TransitionActor.User)
                            .isEqualTo(!byRule && step.reason() != LifecycleEvent.Reason.IDENTIFIED);
                    assertIsAllowed(step);
                }
            }
        }
    }

    private static void assertIsAllowed(LifecycleEvent.Transition step) {
        boolean free =
                step.reason() == LifecycleEvent.Reason.SET_STAGE || step.reason() == LifecycleEvent.Reason.REOPEN;
        if (step.from() == null) {
            assertThat(step.to()).isEqualTo("LEAD");
        } else if (!free) {
            assertThat(MODEL.origins(step.to())).contains(step.from());
        }
    }

    @Test
    void countsWithoutGapAndNeverBackInTime() {
        for (int run = 0; run < RUNS; run++) {
            Outcome outcome = play(history());
            @Nullable String stage = null;
            Instant since = Instant.MIN;
            for (int index = 0; index < outcome.happenings().size(); index++) {
                LifecycleEvent happening = outcome.happenings().get(index);
                assertThat(happening.sequence()).isEqualTo(index + 1);
                if (happening instanceof LifecycleEvent.Transition step) {
                    assertThat(step.from()).isEqualTo(stage);
                    assertThat(step.at()).isAfterOrEqualTo(since);
                    stage = step.to();
                    since = step.at();
                }
            }
            assertThat(outcome.state().sequence())
                    .isEqualTo(outcome.happenings().size());
        }
    }

    @Test
    void neverLeavesAStageByItsScoreBeforeTheDwellIsOver() {
        Duration dwell = Duration.ofDays(7);
        for (int run = 0; run < RUNS; run++) {
            for (LifecycleEvent happening : play(history()).happenings()) {
                if (happening instanceof LifecycleEvent.Transition step
                        && step.reason() == LifecycleEvent.Reason.GUARDS_HELD) {
                    assertThat(Duration.between(step.fromSince(), step.at())).isGreaterThanOrEqualTo(dwell);
                }
            }
        }
    }

    @Test
    void neverFlapsBetweenTheTwoLimits() {
        for (int run = 0; run < RUNS; run++) {
            List<Arrival> history = new ArrayList<>();
            Instant at = Snapshots.DAY;
            history.add(new Arrival.Score(ready(1, 20, at)));
            for (int sequence = 2; sequence < 30; sequence++) {
                at = at.plusSeconds(random.nextInt(5 * 86_400));
                history.add(new Arrival.Score(ready(sequence, 10 + random.nextInt(30), at)));
                history.add(new Arrival.Time(at));
            }

            assertThat(play(history).state().current().stage()).isEqualTo("MQL");
            assertThat(play(history).happenings()).hasSize(2);
        }
    }

    /** Fit 30, so that engagement 10 to 39 lies between the limits, or above both. */
    private static ScoreSnapshot ready(long sequence, int engagement, Instant at) {
        return Snapshots.score("30", Integer.toString(engagement))
                .interest("analytics", "20")
                .knows(Fact.NAME, Fact.EMAIL)
                .sequence(sequence)
                .at(at)
                .build();
    }

    private List<Arrival> history() {
        List<Arrival> history = new ArrayList<>();
        Instant at = Snapshots.DAY;
        long sequence = 0;
        int length = 3 + random.nextInt(25);
        for (int index = 0; index < length; index++) {
            at = at.plusSeconds(1 + random.nextInt(4 * 86_400));
            if (index == 0 || random.nextInt(3) > 0) {
                sequence++;
                history.add(new Arrival.Score(snapshot(sequence, at)));
            } else {
                history.add(new Arrival.Word(word(at)));
            }
        }
        history.add(new Arrival.Time(at.plus(Duration.ofDays(random.nextInt(60)))));
        return history;
    }

    private ScoreSnapshot snapshot(long sequence, Instant at) {
        Snapshots snapshot = Snapshots.score(points(70), points(100))
                .sequence(sequence)
                .at(at)
                .interest("analytics", points(3))
                .award(at, points(60))
                .counted("product-content", random.nextInt(4))
                .counted("price-content", random.nextInt(2));
        for (Fact fact : List.of(Fact.NAME, Fact.EMAIL, Fact.PHONE, Fact.COMPANY, Fact.FUNCTION)) {
            if (random.nextInt(6) > 0) {
                snapshot.knows(fact);
            }
        }
        return snapshot.build();
    }

    private Feedback word(Instant at) {
        Verb verb = VERBS.get(random.nextInt(VERBS.size()));
        Bant question = QUESTIONS.get(random.nextInt(QUESTIONS.size()));
        String reason = REASONS.get(random.nextInt(REASONS.size()));
        String stage = MODEL.stageNames().get(random.nextInt(MODEL.stages().size()));
        return new Feedback(verb, at, "sofia", reason, question, stage, null);
    }

    private String points(int below) {
        return Integer.toString(random.nextInt(below));
    }

    /** Each score change once or more, old ones again at any later place. */
    private List<Arrival> redelivered(List<Arrival> history) {
        List<Arrival> deliveries = new ArrayList<>();
        List<Arrival> scores = new ArrayList<>();
        for (Arrival arrival : history) {
            deliveries.add(arrival);
            if (arrival instanceof Arrival.Score) {
                scores.add(arrival);
            }
            if (!scores.isEmpty() && random.nextBoolean()) {
                deliveries.add(scores.get(random.nextInt(scores.size())));
            }
        }
        return deliveries;
    }

    private static Instant at(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Score(ScoreSnapshot snapshot) -> snapshot.asOf();
            case Arrival.Word(Feedback feedback) -> feedback.at();
            case Arrival.Time(Instant now) -> now;
        };
    }

    private static Outcome play(List<Arrival> arrivals) {
        LeadState state = LeadState.UNSEEN;
        ScoreSnapshot known = null;
        List<LifecycleEvent> happenings = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            DecisionTime present = new DecisionTime(at(arrival), Duration.ofDays(3650));
            Input input = input(arrival, known);
            if (input != null && Lifecycle.decide(state, input, MODEL, present) instanceof Decision.Accepted accepted) {
                state = accepted.state();
                happenings.addAll(accepted.happenings());
                known = arrival instanceof Arrival.Score(ScoreSnapshot snapshot) ? snapshot : known;
            }
        }
        return new Outcome(state, happenings);
    }

    private static @Nullable Input input(Arrival arrival, @Nullable ScoreSnapshot known) {
        if (arrival instanceof Arrival.Score(ScoreSnapshot snapshot)) {
            return new Input.Scored(snapshot, known);
        }
        if (known == null) {
            return null;
        }
        return arrival instanceof Arrival.Word(Feedback feedback)
                ? new Input.Said(feedback, known)
                : new Input.Passed(at(arrival), known);
    }
}
