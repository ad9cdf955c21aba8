package io.ripen.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lifecycle.model.StageModels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What must hold for any history. The seed is printed when a property fails; pass it with {@code -Dripen.seed}. */
class LifecyclePropertiesTest {
    private static final StageModel MODEL = StageModels.load("b2b-default");
    private static final List<String> PATH = List.of("LEAD", "MQL", "SAL");
    private static final int RUNS = 2_000;

    private final long seed = Long.getLong("ripen.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    @DisplayName("duplicated and re-delivered score changes have no effect")
    void duplicatesAreHarmless() {
        for (int run = 0; run < RUNS; run++) {
            List<ScoreSnapshot> history = history();

            assertThat(fold(redelivered(history)))
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(fold(history));
        }
    }

    @Test
    @DisplayName("a batch cut anywhere and taken up again gives the same stages")
    void resumesAnywhere() {
        for (int run = 0; run < RUNS; run++) {
            List<ScoreSnapshot> history = history();
            int cut = random.nextInt(history.size() + 1);
            Walk before = fold(history.subList(0, cut));
            Walk after = fold(before.state(), history.subList(Math.max(0, cut - 2), history.size()));
            List<Transition> joined = new ArrayList<>(before.transitions());
            joined.addAll(after.transitions());

            assertThat(new Walk(after.state(), joined))
                    .as("seed %d, run %d, cut %d", seed, run, cut)
                    .isEqualTo(fold(history));
        }
    }

    @Test
    @DisplayName("no transition happens without satisfied guards, and each is explained")
    void everyTransitionIsExplained() {
        for (int run = 0; run < RUNS; run++) {
            for (Transition transition : fold(history()).transitions()) {
                boolean first = transition.from() == null;

                assertThat(transition.guards().isEmpty())
                        .as("seed %d, run %d: %s", seed, run, transition)
                        .isEqualTo(first);
                assertThat(transition.guards())
                        .as("seed %d, run %d", seed, run)
                        .allMatch(GuardResult::satisfied)
                        .noneMatch(result -> result.actual().isBlank());
            }
        }
    }

    @Test
    @DisplayName("no stage is skipped and sequences have no gap")
    void neverSkips() {
        for (int run = 0; run < RUNS; run++) {
            Walk walk = fold(history());
            List<String> entered =
                    walk.transitions().stream().map(Transition::to).toList();

            assertThat(entered)
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(PATH.subList(0, entered.size()))
                    .isNotEmpty();
            for (int index = 0; index < entered.size(); index++) {
                Transition transition = walk.transitions().get(index);
                assertThat(transition.sequence()).isEqualTo(index + 1);
                assertThat(transition.from()).isEqualTo(index == 0 ? null : entered.get(index - 1));
            }
            assertThat(walk.state().sequence()).isEqualTo(entered.size());
        }
    }

    @Test
    @DisplayName("a lead enters a stage at the first score change that satisfies its guard")
    void entersAtTheFirstOccasion() {
        for (int run = 0; run < RUNS; run++) {
            List<ScoreSnapshot> history = history();
            LeadStage state = LeadStage.UNSEEN;
            for (ScoreSnapshot snapshot : history) {
                state = ((Decision.Accepted) Lifecycle.decide(state, snapshot, MODEL)).state();

                assertThat(Lifecycle.prospects(state, snapshot, MODEL))
                        .as("seed %d, run %d", seed, run)
                        .noneMatch(prospect -> Guards.satisfied(prospect.guards()));
            }
        }
    }

    private List<ScoreSnapshot> history() {
        List<ScoreSnapshot> history = new ArrayList<>();
        int length = 1 + random.nextInt(12);
        for (int sequence = 1; sequence <= length; sequence++) {
            history.add(snapshot(sequence));
        }
        return history;
    }

    private ScoreSnapshot snapshot(long sequence) {
        Snapshots snapshot = Snapshots.score(points(70), points(100))
                .sequence(sequence)
                .interest("analytics", points(3))
                .counted("product-content", random.nextInt(4))
                .counted("price-content", random.nextInt(2));
        for (Fact fact : List.of(Fact.NAME, Fact.EMAIL, Fact.PHONE, Fact.COMPANY, Fact.FUNCTION)) {
            if (random.nextInt(4) > 0) {
                snapshot.knows(fact);
            }
        }
        return snapshot.build();
    }

    private String points(int below) {
        return Integer.toString(random.nextInt(below));
    }

    /** Each score change once or more, never before an earlier one was there, old ones again at any later place. */
    private List<ScoreSnapshot> redelivered(List<ScoreSnapshot> history) {
        List<ScoreSnapshot> deliveries = new ArrayList<>();
        for (int index = 0; index < history.size(); index++) {
            deliveries.add(history.get(index));
            int replays = random.nextInt(3);
            List<ScoreSnapshot> again = new ArrayList<>();
            for (int replay = 0; replay < replays; replay++) {
                again.add(history.get(random.nextInt(index + 1)));
            }
            again.sort(Comparator.comparingLong(ScoreSnapshot::sequence));
            deliveries.addAll(again);
        }
        return deliveries;
    }

    private static Walk fold(List<ScoreSnapshot> snapshots) {
        return fold(LeadStage.UNSEEN, snapshots);
    }

    private static Walk fold(LeadStage from, List<ScoreSnapshot> snapshots) {
        LeadStage state = from;
        List<Transition> transitions = new ArrayList<>();
        for (ScoreSnapshot snapshot : snapshots) {
            if (Lifecycle.decide(state, snapshot, MODEL) instanceof Decision.Accepted accepted) {
                state = accepted.state();
                transitions.addAll(accepted.transitions());
            }
        }
        return new Walk(state, transitions);
    }

    private record Walk(LeadStage state, List<Transition> transitions) {}
}
