package io.ripen.lanes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.lanes.engine.LaneTurns.Turn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTurnsTest {
    private final LaneTurns turns = new LaneTurns(2);
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
        turns.await(turn -> {
            begun.add(lane);
            taken.add(turn);
        });
    }
}
