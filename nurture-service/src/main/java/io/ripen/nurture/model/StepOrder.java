package io.ripen.nurture.model;

import io.ripen.definitions.Spelling;
import io.ripen.definitions.YamlNode;
import io.ripen.nurture.domain.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks that every step leads forwards to a step that exists, and that a lead can come to each. */
final class StepOrder {
    private final List<Step> steps;
    private final List<YamlNode> nodes;

    private StepOrder(List<Step> steps, List<YamlNode> nodes) {
        this.steps = steps;
        this.nodes = nodes;
    }

    /**
     * Checks.
     *
     * @param nodes where each step stands
     */
    static void check(List<Step> steps, List<YamlNode> nodes) {
        new StepOrder(steps, nodes).check();
    }

    /** The names of the steps to which a step sends leads by name. */
    static Stream<String> jumps(Step step) {
        return switch (step) {
            case Step.Branch branch -> Stream.concat(Stream.of(branch.then()), Stream.ofNullable(branch.otherwise()));
            case Step.Split split -> split.arms().stream().map(Step.Arm::then);
            case Step.Mail mail -> Stream.of();
            case Step.Ask ask -> Stream.of();
            case Step.Wait wait -> Stream.of();
            case Step.WaitUntil wait -> Stream.of();
            case Step.Webhook webhook -> Stream.of();
            case Step.Exit exit -> Stream.of();
        };
    }

    /** Whether a lead can go on from a step to the one after it in the file. */
    static boolean goesOn(Step step) {
        return switch (step) {
            case Step.Branch branch -> branch.otherwise() == null;
            case Step.Split split -> false;
            case Step.Exit exit -> false;
            case Step.Mail mail -> true;
            case Step.Ask ask -> true;
            case Step.Wait wait -> true;
            case Step.WaitUntil wait -> true;
            case Step.Webhook webhook -> true;
        };
    }

    private void check() {
        List<String> names = steps.stream().map(Step::id).toList();
        for (int at = 0; at < steps.size(); at++) {
            List<String> later = names.subList(at + 1, names.size());
            YamlNode node = nodes.get(at);
            jumps(steps.get(at)).filter(target -> !later.contains(target)).forEach(target -> {
                throw node.refused(
                        names.contains(target)
                                ? "the step '" + target + "' is not later in the journey; steps lead forwards only"
                                : "there is no step '" + target + "'" + Spelling.hint(target, later) + "; allowed: "
                                        + String.join(", ", later));
            });
        }
        Set<Integer> reached = reached(names);
        for (int at = 0; at < steps.size(); at++) {
            if (!reached.contains(at)) {
                throw nodes.get(at).refused("no lead can come to the step '" + names.get(at) + "'");
            }
        }
    }

    private Set<Integer> reached(List<String> names) {
        Set<Integer> reached = new HashSet<>(Set.of(0));
        Deque<Integer> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            int at = open.pop();
            Step step = steps.get(at);
            IntStream next = IntStream.concat(
                    jumps(step).mapToInt(names::indexOf),
                    goesOn(step) && at + 1 < steps.size() ? IntStream.of(at + 1) : IntStream.empty());
            next.filter(reached::add).forEach(open::push);
        }
        return reached;
    }
}
