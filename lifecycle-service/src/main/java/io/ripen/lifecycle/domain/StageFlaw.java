package io.ripen.lifecycle.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a list of stages.
 *
 * @param stage index of the stage that is wrong
 * @param part which part of it
 * @param sentence what is wrong, and what would be right
 */
public record StageFlaw(int stage, Part part, String sentence) {

    /** The parts of a stage that can be wrong. */
    public enum Part {
        NAME,
        ENTERS,
        COMMANDS,
        ON_ENTRY
    }

    /** A step that the model allows. */
    record Step(String from, String to) {}

    /** All flaws, in the order of the stages; none for a sound list. */
    public static List<StageFlaw> in(List<Stage> stages, Map<String, String> reasons, Collection<String> clocks) {
        if (stages.isEmpty()) {
            return List.of(new StageFlaw(0, Part.NAME, "there are no stages; name at least the first one"));
        }
        Check check = new Check(stages, reasons, clocks);
        for (int index = 0; index < stages.size(); index++) {
            check.stage(index);
        }
        check.connections();
        return check.flaws.stream()
                .sorted(Comparator.comparingInt(StageFlaw::stage))
                .toList();
    }

    /** Every step that the model allows, in the order of the stages left. */
    static List<Step> steps(List<Stage> stages, Map<String, String> reasons) {
        List<Step> steps = new ArrayList<>();
        for (Stage from : stages) {
            for (Stage to : stages) {
                boolean isLinked = to.ways().stream().anyMatch(way -> way.from().contains(from.name()))
                        || from.commands().values().stream()
                                .flatMap(effect -> targets(effect, reasons))
                                .anyMatch(to.name()::equals);
                if (isLinked && !from.name().equals(to.name())) {
                    steps.add(new Step(from.name(), to.name()));
                }
            }
        }
        return steps;
    }

    private static Stream<String> targets(Effect effect, Map<String, String> reasons) {
        return switch (effect) {
            case Effect.To(String stage) -> Stream.of(stage);
            case Effect.ByReason() -> reasons.values().stream();
            case Effect.Stay stay -> Stream.of();
            case Effect.Back back -> Stream.of();
        };
    }

    /** Goes through the stages and collects. */
    private static final class Check {
        private final List<StageFlaw> flaws = new ArrayList<>();
        private final List<Stage> stages;
        private final List<String> names;
        private final Map<String, String> reasons;
        private final Collection<String> clocks;

        Check(List<Stage> stages, Map<String, String> reasons, Collection<String> clocks) {
            this.stages = stages;
            this.names = stages.stream().map(Stage::name).toList();
            this.reasons = reasons;
            this.clocks = clocks;
        }

        void stage(int index) {
            Stage stage = stages.get(index);
            if (names.indexOf(stage.name()) < index) {
                flaw(index, Part.NAME, "there are two stages '%s'".formatted(stage.name()));
            }
            stage.ways().forEach(way -> way(index, way));
            stage.commands().forEach((verb, effect) -> command(index, verb, effect));
            for (String clock : stage.onEntry().starts()) {
                if (!clocks.contains(clock)) {
                    flaw(index, Part.ON_ENTRY, "there is no clock '%s'; there are %s".formatted(clock, list(clocks)));
                }
            }
            OnEntry.Recycling recycling = stage.onEntry().recycling();
            if (recycling != null && recycling.ifBeen() != null) {
                known(index, Part.ON_ENTRY, recycling.ifBeen());
            }
            OnEntry.HandoverRule handover = stage.onEntry().handover();
            if (handover != null) {
                handover.advice().forEach(advice -> stages(index, Part.ON_ENTRY, advice.when()));
            }
        }

        /** Stages that a condition asks for. */
        private void stages(int index, Part part, @Nullable Condition condition) {
            Stream<Condition> leaves = condition == null ? Stream.of() : Guards.leaves(condition);
            leaves.forEach(leaf -> {
                if (leaf instanceof Condition.Been(String stage)) {
                    known(index, part, stage);
                }
            });
        }

        private void way(int index, TransitionRule way) {
            stages(index, Part.ENTERS, way.guard());
            for (String from : way.from()) {
                if (!known(index, Part.ENTERS, from)) {
                    continue;
                }
                if (names.indexOf(from) == index) {
                    flaw(index, Part.ENTERS, "stage '%s' leads to itself".formatted(from));
                } else if (names.indexOf(from) > index) {
                    back(index, from, way);
                }
            }
        }

        /** A way back must not be open at the moment at which the lead has just come the other way. */
        private void back(int index, String from, TransitionRule way) {
            boolean takesTime = way.dwell().isPositive()
                    || Guards.conjuncts(way.guard())
                            .anyMatch(part -> part instanceof Condition.Own(Tally tally, Comparison how, int limit)
                                    && tally == Tally.GAINED
                                    && how == Comparison.AT_LEAST
                                    && limit > 0);
            if (!takesTime) {
                flaw(
                        index,
                        Part.ENTERS,
                        "the way back from '%s' to '%s' needs a 'dwell', or asks for 'gained: { at-least: … }'"
                                .formatted(from, names.get(index)));
            }
            for (TransitionRule forward : stages.get(names.indexOf(from)).ways()) {
                if (forward.from().contains(names.get(index))) {
                    gap(index, from, forward.guard(), way.guard());
                }
            }
        }

        private void gap(int index, String from, Condition enters, Condition leaves) {
            points(leaves)
                    .filter(low -> low.comparison() == Comparison.BELOW)
                    .forEach(low -> points(enters)
                            .filter(high -> high.axis() == low.axis() && high.comparison() != Comparison.BELOW)
                            .filter(high -> low.limit().compareTo(high.limit()) >= 0)
                            .forEach(high -> flaw(
                                    index,
                                    Part.ENTERS,
                                    "a lead enters '%s' at %s %s and would leave it below %s: it must leave below less than it enters at"
                                            .formatted(from, low.axis().word(), high.limit(), low.limit()))));
        }

        private static Stream<Condition.Points> points(Condition guard) {
            return Guards.conjuncts(guard)
                    .filter(Condition.Points.class::isInstance)
                    .map(Condition.Points.class::cast);
        }

        private void command(int index, Verb verb, Effect effect) {
            switch (effect) {
                case Effect.To(String stage) -> {
                    if (known(index, Part.COMMANDS, stage) && stage.equals(names.get(index))) {
                        flaw(
                                index,
                                Part.COMMANDS,
                                "'%s' leads from '%s' to itself; say 'stay'".formatted(verb.word(), stage));
                    }
                }
                case Effect.ByReason() -> {
                    if (reasons.isEmpty()) {
                        flaw(index, Part.COMMANDS, "'%s: by-reason' needs 'reasons'".formatted(verb.word()));
                    }
                }
                case Effect.Stay stay -> {
                    // The lead stays where it is.
                }
                case Effect.Back back -> {
                    // It has been there.
                }
            }
        }

        void connections() {
            List<Step> steps = steps(stages, reasons);
            Set<String> reachable = reachable(steps);
            for (int index = 0; index < stages.size(); index++) {
                Stage stage = stages.get(index);
                String name = stage.name();
                if (!reachable.contains(name)) {
                    flaw(
                            index,
                            Part.NAME,
                            "no lead can ever reach stage '%s' from '%s'".formatted(name, names.getFirst()));
                }
                boolean leads = steps.stream().anyMatch(step -> step.from().equals(name))
                        || stage.commands().containsValue(new Effect.Back());
                if (!leads && !stage.isEnd()) {
                    flaw(
                            index,
                            Part.NAME,
                            "stage '%s' is a dead end; say 'end: true' if it is meant to be".formatted(name));
                }
                overlaps(name);
            }
        }

        private Set<String> reachable(List<Step> steps) {
            Set<String> reached = new HashSet<>();
            reached.add(names.getFirst());
            boolean grew = true;
            while (grew) {
                grew = false;
                for (Step step : steps) {
                    grew |= reached.contains(step.from()) && reached.add(step.to());
                }
            }
            return reached;
        }

        /** Two ways out of a stage that may be open at once must say which one is taken. */
        private void overlaps(String from) {
            List<TransitionRule> seen = new ArrayList<>();
            for (int to = 0; to < stages.size(); to++) {
                for (TransitionRule way : stages.get(to).ways()) {
                    if (!way.from().contains(from)) {
                        continue;
                    }
                    String target = names.get(to);
                    if (seen.stream().anyMatch(other -> other.priority() == way.priority() && mayOverlap(other, way))) {
                        flaw(
                                to,
                                Part.ENTERS,
                                "the ways from '%s' to '%s' and to another stage may be open at once; give them a 'priority' each"
                                        .formatted(from, target));
                    }
                    seen.add(way);
                }
            }
        }

        private static boolean mayOverlap(TransitionRule one, TransitionRule other) {
            return points(one.guard())
                    .noneMatch(a -> points(other.guard()).anyMatch(b -> excludes(a, b) || excludes(b, a)));
        }

        private static boolean excludes(Condition.Points low, Condition.Points high) {
            BigDecimal limit = low.limit();
            return low.axis() == high.axis()
                    && low.comparison() == Comparison.BELOW
                    && high.comparison() != Comparison.BELOW
                    && limit.compareTo(high.limit()) <= 0;
        }

        private boolean known(int index, Part part, String stage) {
            if (names.contains(stage)) {
                return true;
            }
            flaw(index, part, "there is no stage '%s'; there are %s".formatted(stage, list(names)));
            return false;
        }

        private static String list(Collection<String> words) {
            return words.isEmpty() ? "none" : String.join(", ", words);
        }

        private void flaw(int index, Part part, String sentence) {
            flaws.add(new StageFlaw(index, part, sentence));
        }
    }
}
