package io.ripen.scoring.model;

import io.ripen.scoring.domain.model.DomainList;
import io.ripen.scoring.domain.model.ScoringModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What changes from one model to another, one line each: {@code +} added, {@code -} removed, {@code ~} changed. */
final class ModelDiff {
    private ModelDiff() {}

    static List<String> of(ScoringModel a, ScoringModel b) {
        Map<String, Map<String, String>> before = ModelText.of(a).parts();
        Map<String, Map<String, String>> after = ModelText.of(b).parts();
        Set<String> parts = new LinkedHashSet<>(before.keySet());
        parts.addAll(after.keySet());
        List<String> lines = new ArrayList<>();
        for (String part : parts) {
            Map<String, String> old = before.get(part);
            Map<String, String> young = after.get(part);
            if (old == null && young != null) {
                lines.add("+ " + part + ": " + members(young));
            } else if (young == null && old != null) {
                lines.add("- " + part + ": " + members(old));
            } else if (old != null && young != null) {
                changes(part, old, young, lines);
            }
        }
        domains(classes(a), classes(b), lines);
        return lines;
    }

    private static String members(Map<String, String> members) {
        return String.join(
                "; ",
                members.entrySet().stream()
                        .map(member -> member.getKey() + " " + member.getValue())
                        .toList());
    }

    private static void changes(
            String part, Map<String, String> before, Map<String, String> after, List<String> lines) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.getOrDefault(name, "nothing");
            String young = after.getOrDefault(name, "nothing");
            if (!old.equals(young)) {
                lines.add("~ " + part + ", " + name + ": " + old + " -> " + young);
            }
        }
    }

    private static void domains(Map<String, Set<String>> before, Map<String, Set<String>> after, List<String> lines) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            Set<String> old = before.getOrDefault(name, Set.of());
            Set<String> young = after.getOrDefault(name, Set.of());
            long added = young.stream().filter(domain -> !old.contains(domain)).count();
            long removed =
                    old.stream().filter(domain -> !young.contains(domain)).count();
            if (added + removed > 0) {
                lines.add("~ email domains " + name + ": " + added + " more, " + removed + " fewer");
            }
        }
    }

    /** The classes that conditions of the model name. */
    private static Map<String, Set<String>> classes(ScoringModel model) {
        Map<String, Set<String>> classes = new TreeMap<>();
        ModelText.domainClasses(model)
                .forEach(each -> classes.put(
                        each.name(),
                        each.lists().stream().flatMap(DomainList::entries).collect(Collectors.toUnmodifiableSet())));
        return classes;
    }
}
