package io.ripen.scoring.domain.fold;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What rules must remember of touchpoints to judge later ones.
 *
 * @param marks what tallies counted, by tally, oldest first
 * @param gaps time without an act, by idle rule
 * @param doubts mails opened and clicked of late, oldest first
 */
public record RuleMemory(Map<String, List<Mark>> marks, Map<String, Gap> gaps, List<Doubt> doubts) {
    /** Nothing to remember. */
    public static final RuleMemory NONE = new RuleMemory(Map.of(), Map.of(), List.of());

    /** Copies the collections. */
    public RuleMemory {
        marks = marks.isEmpty()
                ? Map.of()
                : marks.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
        gaps = Map.copyOf(gaps);
        doubts = List.copyOf(doubts);
    }
}
