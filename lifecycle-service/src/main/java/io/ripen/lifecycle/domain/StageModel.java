package io.ripen.lifecycle.domain;

import io.ripen.lifecycle.domain.sla.BusinessCalendar;
import io.ripen.lifecycle.domain.sla.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private static final Set<Verb> WORK =
            EnumSet.of(Verb.CONTACTED, Verb.ACCEPT, Verb.BANT, Verb.OPEN_OPPORTUNITY, Verb.WON);

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

    /** Whether entering a stage meets a clock. */
    boolean isMetIn(String clock, String stage) {
        return clock(clock).map(known -> known.metIn().contains(stage)).orElse(false);
    }

    /** What sales can say of a lead in a stage, in the order of the verbs. */
    public List<Verb> allowed(String stage) {
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.isAlwaysAllowed()
                        || stage(stage).map(known -> known.allows(verb)).orElse(false))
                .toList();
    }

    /**
     * Whether sales has the leads of a stage: it is handed over there, or sales can say there what it says of leads it works,
     * or they come there by an opportunity or a deal. Not where reasons lead, and not where leads begin anew.
     */
    boolean isWithSales(String name) {
        return stage(name)
                .filter(stage -> !reasons.containsValue(name) && stage.onEntry().recycling() == null)
                .map(stage -> stage.onEntry().handover() != null
                        || WORK.stream().anyMatch(stage.commands()::containsKey)
                        || isReachedByADeal(name))
                .orElse(false);
    }

    private boolean isReachedByADeal(String name) {
        Effect there = new Effect.To(name);
        return stages.stream()
                .anyMatch(stage -> there.equals(stage.commands().get(Verb.OPEN_OPPORTUNITY))
                        || there.equals(stage.commands().get(Verb.WON)));
    }

    /** Whether a stage that sales has lies behind another one, or sales does not have the other one at all. */
    boolean isFurther(String stage, String other) {
        return isWithSales(stage)
                && (!isWithSales(other)
                        || stageNames().indexOf(stage) > stageNames().indexOf(other));
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
