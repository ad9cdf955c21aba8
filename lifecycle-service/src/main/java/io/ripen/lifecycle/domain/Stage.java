package io.ripen.lifecycle.domain;

import io.ripen.lifecycle.domain.sla.ClockRun;
import java.util.List;
import java.util.Map;

/**
 * A place in the lifecycle.
 *
 * @param name the company's own name for it, for example {@code MQL}
 * @param ways how leads come into it by themselves; the first stage has one more: identification
 * @param commands what sales can say of a lead in it, and where that takes the lead
 * @param onEntry what entering it sets off
 * @param isEnd whether leads are meant to stay in it for good
 */
public record Stage(
        String name, List<TransitionRule> ways, Map<Verb, Effect> commands, OnEntry onEntry, boolean isEnd) {
    /** Copies the collections. */
    public Stage {
        ways = List.copyOf(ways);
        commands = Map.copyOf(commands);
    }

    /** Whether a clock can run in the stage: all can where it pauses none, its own can in any case. */
    boolean lets(ClockRun run) {
        return !onEntry.pausesClocks() || run.stage().equals(name);
    }

    /** Whether sales can say this of a lead in the stage. */
    boolean allows(Verb verb) {
        return verb.isAlwaysAllowed() || commands.containsKey(verb);
    }
}
