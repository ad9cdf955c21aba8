package io.ripen.lifecycle.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead's time in a stage.
 *
 * @param stage the stage's name
 * @param since when the lead entered it
 * @param before the stages in which it was before and to which it can be taken back one after the other, the last one first;
 *     at most 8, and none for the first stage
 */
public record StageStay(String stage, Instant since, List<String> before) {
    private static final int MOST_BEFORE = 8;

    /** Copies the list and keeps its first stages only. */
    public StageStay {
        before = List.copyOf(before.subList(0, Math.min(before.size(), MOST_BEFORE)));
    }

    /** The stage before; absent for the first. */
    public @Nullable String from() {
        return before.isEmpty() ? null : before.getFirst();
    }

    /** The stay in a stage that is entered, or gone back to. */
    static StageStay after(@Nullable StageStay left, String stage, Instant at, boolean isTakenBack) {
        if (left == null) {
            return new StageStay(stage, at, List.of());
        }
        return isTakenBack ? left.back(at) : left.then(stage, at);
    }

    /** The stay after this one. */
    StageStay then(String next, Instant at) {
        List<String> stages = new ArrayList<>(before.size() + 1);
        stages.add(stage);
        stages.addAll(before);
        return new StageStay(next, at, stages);
    }

    /** The stay once the lead is taken back to the stage before: as if it had never left that one. */
    StageStay back(Instant at) {
        return new StageStay(before.getFirst(), at, before.subList(1, before.size()));
    }
}
