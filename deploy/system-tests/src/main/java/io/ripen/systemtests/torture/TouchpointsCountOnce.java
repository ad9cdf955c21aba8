package io.ripen.systemtests.torture;

import io.ripen.systemtests.torture.PublishedHistory.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * No acknowledged touchpoint is lost, none counts twice, none is invented: every person has exactly one lead with
 * exactly the points and counts of what the person did.
 */
final class TouchpointsCountOnce implements Promise {
    @Override
    public String words() {
        return "every acknowledged touchpoint counts exactly once";
    }

    @Override
    public List<String> broken(Evidence evidence) {
        List<String> broken = new ArrayList<>();
        checkIds(evidence, broken);
        Set<String> known = new HashSet<>();
        for (Person person : evidence.load().people().values()) {
            String lead = evidence.rows().leads().get(person.email());
            if (person.isAnonymous() != (lead == null)) {
                broken.add("person " + person.number() + (lead == null ? " has no lead" : " is a lead"));
            } else if (lead != null) {
                known.add(lead);
                checkScore(person, lead, evidence, broken);
            }
        }
        Set<String> invented = new HashSet<>(evidence.events().scores().keySet());
        invented.removeAll(known);
        invented.forEach(lead -> broken.add("lead " + lead + " is nobody"));
        broken.addAll(evidence.events().wrongSums());
        return broken;
    }

    private static void checkIds(Evidence evidence, List<String> broken) {
        Set<String> kept = new HashSet<>();
        for (String id : evidence.rows().touchpoints()) {
            if (!kept.add(id)) {
                broken.add(id + " is kept twice");
            }
        }
        Set<String> acknowledged = evidence.load().acknowledged();
        for (String id : acknowledged) {
            if (!kept.contains(id)) {
                boolean published = evidence.events().touchpoints().contains(id);
                broken.add(id + (published ? " is on the topic but not kept" : " never reached the topic"));
            }
        }
        kept.removeAll(acknowledged);
        kept.forEach(id -> broken.add(id + " was never acknowledged but is kept"));
    }

    private static void checkScore(Person person, String lead, Evidence evidence, List<String> broken) {
        BigDecimal expected = BigDecimal.valueOf(person.score());
        BigDecimal stored = evidence.rows().totals().get(lead);
        if (stored == null || stored.compareTo(expected) != 0) {
            broken.add("person %d has the score %s, not %s".formatted(person.number(), stored, expected));
        }
        List<Score> scores = evidence.events().scores().getOrDefault(lead, List.of());
        if (scores.isEmpty()) {
            broken.add("of person " + person.number() + " no score was published");
            return;
        }
        Score last = scores.getLast();
        Map<String, Integer> counts = new TreeMap<>();
        person.counts().forEach((visit, count) -> counts.put(visit.counter(), count));
        if (last.total().compareTo(expected) != 0 || !counts.equals(new TreeMap<>(last.counters()))) {
            broken.add("person %d was last published with %s and %s, not %s and %s"
                    .formatted(person.number(), last.total(), last.counters(), expected, counts));
        }
    }
}
