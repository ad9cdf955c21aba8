package io.ripen.lifecycle.domain;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers conditions, each with the value that was found. */
final class Guards {
    private static final String NONE = "none";

    private Guards() {}

    /** One result per condition that must hold; the guard is satisfied when all of them are. */
    static List<GuardResult> check(Condition guard, ScoreSnapshot input) {
        return conjuncts(guard).map(condition -> result(condition, input)).toList();
    }

    static boolean satisfied(List<GuardResult> results) {
        return results.stream().allMatch(GuardResult::satisfied);
    }

    private static Stream<Condition> conjuncts(Condition condition) {
        return condition instanceof Condition.All(List<Condition> parts)
                ? parts.stream().flatMap(Guards::conjuncts)
                : Stream.of(condition);
    }

    private static GuardResult result(Condition condition, ScoreSnapshot input) {
        LeadKnowledge knowledge = input.knowledge();
        return switch (condition) {
            case Condition.Points points -> points(points, input.score().on(points.axis()));
            case Condition.BandIn(Set<String> bands) ->
                band(bands, input.score().band());
            case Condition.FactKnown(Fact fact) -> fact(fact, knowledge.facts());
            case Condition.AnyInterest() -> anyInterest(knowledge.interests());
            case Condition.InterestIn(String topic) -> interest(topic, knowledge.interests());
            case Condition.Count count -> count(count, knowledge.count(count.counter()));
            case Condition.All(List<Condition> parts) -> several("all of", results(parts, input), Guards::satisfied);
            case Condition.AnyOf(List<Condition> parts) ->
                several(
                        "any of",
                        results(parts, input),
                        results -> results.stream().anyMatch(GuardResult::satisfied));
            case Condition.Not(Condition inner) -> negated(result(inner, input));
        };
    }

    private static List<GuardResult> results(List<Condition> conditions, ScoreSnapshot input) {
        return conditions.stream().map(condition -> result(condition, input)).toList();
    }

    private static GuardResult points(Condition.Points guard, BigDecimal actual) {
        String text = "%s %s %s"
                .formatted(
                        guard.axis().word(),
                        guard.comparison().symbol(),
                        guard.limit().toPlainString());
        return new GuardResult(text, guard.comparison().holds(actual, guard.limit()), actual.toPlainString());
    }

    private static GuardResult band(Set<String> bands, String actual) {
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

    private static GuardResult count(Condition.Count guard, int actual) {
        String text = "%s %s %d".formatted(guard.counter(), guard.comparison().symbol(), guard.limit());
        return new GuardResult(text, guard.comparison().holds(actual, guard.limit()), Integer.toString(actual));
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
