package io.ripen.lifecycle.domain;

import java.util.List;
import java.util.Optional;

/**
 * A company's lifecycle as data. It has no flaw: the first stage is entered on identification, every other one can be
 * reached from it, and guards lead forward only, so that a decision always comes to an end.
 *
 * @param id the model's name
 * @param version its version, from 1; a version never changes
 * @param stages the stages in order; where the guards of several are satisfied at once, the first wins
 */
public record StageModel(String id, int version, List<Stage> stages) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when {@link StageFlaw#in} finds a flaw
     */
    public StageModel {
        stages = List.copyOf(stages);
        List<StageFlaw> flaws = StageFlaw.in(stages);
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException(flaws.getFirst().sentence());
        }
    }

    /** Finds a stage by its name. */
    public Optional<Stage> stage(String name) {
        return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
    }

    /** The names of all stages, in order. */
    public List<String> stageNames() {
        return stages.stream().map(Stage::name).toList();
    }
}
