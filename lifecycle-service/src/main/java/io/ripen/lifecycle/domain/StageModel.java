package io.ripen.lifecycle.domain;

import io.ripen.lifecycle.domain.sla.BusinessCalendar;
import io.ripen.lifecycle.domain.sla.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A company's lifecycle as data. It has no flaw: every stage can be reached, none is a dead end unless it is meant to
 * be, and ways back take time, so that a decision always comes to an end.
 *
 * @param id the model's name
 * @param version its version, from 1; a version never changes
 * @param stages the stages in order; leads begin in the first
 * @param reasons what sales can give as a reason, with the stage to which it leads
 * @param clocks the times that sales agreed to
 * @param calendar the company's working time
 * @param buyingCentre the functions of which a company's buying centre consists, as scoring names them
 */
public record StageModel(
        String id,
        int version,
        List<Stage> stages,
        Map<String, String> reasons,
        List<Clock> clocks,
        BusinessCalendar calendar,
        List<String> buyingCentre) {
    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException when {@link StageFlaw#in} finds a flaw
     */
    public StageModel {
        stages = List.copyOf(stages);
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        clocks = List.copyOf(clocks);
        buyingCentre = List.copyOf(buyingCentre);
        List<StageFlaw> flaws =
                StageFlaw.in(stages, reasons, clocks.stream().map(Clock::name).toList());
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

    /** Finds a clock by its name. */
    public Optional<Clock> clock(String name) {
        return clocks.stream().filter(clock -> clock.name().equals(name)).findFirst();
    }

    /** What sales can say of a lead in a stage, in the order of the verbs. */
    public List<Verb> allowed(String stage) {
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.isAlwaysAllowed()
                        || stage(stage).map(known -> known.allows(verb)).orElse(false))
                .toList();
    }

    /** The stages from which a lead can come into a stage, by itself or by a command, in the model's order. */
    public List<String> origins(String stage) {
        return StageFlaw.steps(stages, reasons).stream()
                .filter(step -> step.to().equals(stage))
                .map(StageFlaw.Step::from)
                .distinct()
                .toList();
    }
}
