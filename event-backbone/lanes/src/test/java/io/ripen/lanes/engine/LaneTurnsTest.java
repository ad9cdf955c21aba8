package io.ripen.lanes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.engine.LaneTurns.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneTurnsTest {
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Map<String, Integer> gathered = new HashMap<>();
    private Instant now = Instant.EPOCH;
    private final LaneTurns turns = new LaneTurns(2, PATIENCE, () -> now);
    private final List<String> begun = new ArrayList<>();
    private final List<Turn> taken = new ArrayList<>();

    @Test
    void letsSoManyBeginAtOnce() {
        List.of("a", "b", "c").forEach(this::await);

        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void passesATurnOnInTheOrderOfArrival() {
        List.of("a", "b", "c", "d").forEach(this::await);

        taken.get(1).end();
        taken.get(0).end();

        assertThat(begun).containsExactly("a", "b", "c", "d");
    }

    @Test
    void passesATurnOnToTheLaneThatHasGatheredMost() {
        List.of("a", "b", "c", "d", "e").forEach(this::await);
        gathered.putAll(Map.of("c", 3, "d", 7, "e", 7));

        taken.get(0).end();
        gathered.put("c", 8);
        taken.get(1).end();
        taken.get(2).end();

        assertThat(begun).containsExactly("a", "b", "d", "c", "e");
    }

    @Test
    void letsNoLaneWaitForOthersLongerThanItsPatience() {
        List.of("a", "b", "c").forEach(this::await);
        now = now.plusMillis(1);
        await("d");
        gathered.put("d", LaneTurns.URGENT);

        now = Instant.EPOCH.plus(PATIENCE);
        taken.get(0).end();
        taken.get(1).end();

        assertThat(begun).containsExactly("a", "b", "c", "d");
    }

    @Test
    void passesATurnOnOnce() {
        List.of("a", "b", "c", "d").forEach(this::await);

        taken.getFirst().end();
        taken.getFirst().end();

        assertThat(begun).containsExactly("a", "b", "c");
    }

    @Test
    void keepsATurnThatNobodyWantsForTheNext() {
        await("a");
        taken.getFirst().end();

        List.of("b", "c", "d").forEach(this::await);

        assertThat(begun).containsExactly("a", "b", "c");
    }

    private void await(String lane) {
        turns.await(() -> gathered.getOrDefault(lane, 0), turn -> {
            begun.add(lane);
            taken.add(turn);
        });
    }
}
