package io.ripen.lifecycle.domain;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers conditions about one lead, each with the value that was found. */
final class Guards {
    private static final String NONE = "none";

    private final ScoreSnapshot input;
    private final LeadState state;

    Guards(ScoreSnapshot input, LeadState state) {
        this.input = input;
        this.state = state;
    }

    /** One result per condition that must hold; the guard is satisfied when all of them are. */
    List<GuardResult> check(Condition guard) {
        return conjuncts(guard).map(this::result).toList();
    }

    static boolean satisfied(List<GuardResult> results) {
        return results.stream().allMatch(GuardResult::satisfied);
    }

    static Stream<Condition> conjuncts(Condition condition) {
        return condition instanceof Condition.All(List<Condition> parts)
                ? parts.stream().flatMap(Guards::conjuncts)
                : Stream.of(condition);
    }

    /** The conditions that ask for something themselves, however deep they stand. */
    static Stream<Condition> leaves(Condition condition) {
        if (condition instanceof Condition.All(List<Condition> parts)) {
            return parts.stream().flatMap(Guards::leaves);
        }
        if (condition instanceof Condition.AnyOf(List<Condition> parts)) {
            return parts.stream().flatMap(Guards::leaves);
        }
        return condition instanceof Condition.Not(Condition inner) ? leaves(inner) : Stream.of(condition);
    }

    private GuardResult result(Condition condition) {
        LeadKnowledge knowledge = input.knowledge();
        return switch (condition) {
            case Condition.Points points -> points(points);
            case Condition.BandIn(Set<String> bands) -> band(bands);
            case Condition.FactKnown(Fact fact) -> fact(fact, knowledge.facts());
            case Condition.AnyInterest() -> anyInterest(knowledge.interests());
            case Condition.InterestIn(String topic) -> interest(topic, knowledge.interests());
            case Condition.Count(String counter, Comparison comparison, int limit) ->
                whole(counter, comparison, limit, knowledge.count(counter));
            case Condition.Contacted() -> contacted();
            case Condition.Settled(Set<Bant> questions) -> settled(questions);
            case Condition.Own(Tally tally, Comparison comparison, int limit) ->
                whole(tally.word(), comparison, limit, own(tally));
            case Condition.Been(String stage) -> been(stage);
            case Condition.All(List<Condition> parts) -> several("all of", results(parts), Guards::satisfied);
            case Condition.AnyOf(List<Condition> parts) ->
                several("any of", results(parts), results -> results.stream().anyMatch(GuardResult::satisfied));
            case Condition.Not(Condition inner) -> negated(result(inner));
        };
    }

    private List<GuardResult> results(List<Condition> conditions) {
        return conditions.stream().map(this::result).toList();
    }

    /** Once a lead was recycled, what it did before counts no more. */
    private GuardResult points(Condition.Points guard) {
        Baseline baseline = state.baseline();
        BigDecimal actual = baseline == null
                ? input.score().on(guard.axis())
                : baseline.score(input.score()).on(guard.axis());
        String text = "%s %s %s"
                .formatted(
                        baseline == null ? guard.axis().word() : guard.axis().word() + " since recycling",
                        guard.comparison().symbol(),
                        guard.limit().toPlainString());
        return new GuardResult(text, guard.comparison().holds(actual, guard.limit()), actual.toPlainString());
    }

    private GuardResult band(Set<String> bands) {
        String actual = input.score().band();
        String text = "band in " + bands.stream().sorted().collect(Collectors.joining(", "));
        return new GuardResult(text, bands.contains(actual), actual);
    }

    private static GuardResult fact(Fact fact, Set<Fact> known) {
        Set<Fact> sources = fact == Fact.WAY_TO_REACH ? Set.of(Fact.EMAIL, Fact.PHONE) : Set.of(fact);
        String found = sources.stream()
                .filter(known::contains)
                .map(Fact::word)
                .sorted()
                .collect(Collectors.joining(", "));
        return new GuardResult(fact.word() + " known", !found.isEmpty(), found.isEmpty() ? "missing" : found);
    }

    /** Names the strongest topic, so that the result reads the same for the same interests. */
    private static GuardResult anyInterest(Map<String, BigDecimal> interests) {
        Comparator<Map.Entry<String, BigDecimal>> weakestFirst = Map.Entry.comparingByValue();
        return interests.entrySet().stream()
                .filter(interest -> interest.getValue().signum() > 0)
                .min(weakestFirst.reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(top -> new GuardResult(
                        "interest in any topic",
                        true,
                        top.getKey() + " " + top.getValue().toPlainString()))
                .orElseGet(() -> new GuardResult("interest in any topic", false, NONE));
    }

    private static GuardResult interest(String topic, Map<String, BigDecimal> interests) {
        BigDecimal points = interests.getOrDefault(topic, BigDecimal.ZERO);
        boolean present = points.signum() > 0;
        return new GuardResult("interest in " + topic, present, present ? points.toPlainString() : NONE);
    }

    private static GuardResult whole(String what, Comparison comparison, int limit, int actual) {
        String text = "%s %s %d".formatted(what, comparison.symbol(), limit);
        return new GuardResult(text, comparison.holds(actual, limit), Integer.toString(actual));
    }

    private GuardResult contacted() {
        boolean contacted = state.work().contactedAt() != null;
        return new GuardResult("contacted by sales", contacted, contacted ? "yes" : "no");
    }

    private GuardResult settled(Set<Bant> questions) {
        Set<Bant> known = state.work().bant().keySet();
        return new GuardResult(
                "settled: " + words(questions), known.containsAll(questions), known.isEmpty() ? NONE : words(known));
    }

    private static String words(Set<Bant> questions) {
        return EnumSet.copyOf(questions).stream().map(Bant::word).collect(Collectors.joining(", "));
    }

    private int own(Tally tally) {
        Baseline baseline = state.baseline();
        return switch (tally) {
            case REJECTS -> state.work().rejects();
            case BREACHES -> state.work().breaches();
            case GAINED -> baseline == null ? 0 : baseline.engagement().intValue();
        };
    }

    private GuardResult been(String stage) {
        boolean been = state.work().been().contains(stage);
        return new GuardResult("has been " + stage, been, been ? "yes" : "no");
    }

    private static GuardResult several(String how, List<GuardResult> parts, Predicate<List<GuardResult>> holds) {
        String text = parts.stream().map(GuardResult::guard).collect(Collectors.joining(", ", how + " (", ")"));
        String actual =
                parts.stream().map(part -> part.guard() + ": " + part.actual()).collect(Collectors.joining(", "));
        return new GuardResult(text, holds.test(parts), actual);
    }

    private static GuardResult negated(GuardResult inner) {
        return new GuardResult("not (" + inner.guard() + ")", !inner.satisfied(), inner.actual());
    }
}
