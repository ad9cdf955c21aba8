package io.ripen.systemtests.torture;

import io.ripen.systemtests.torture.PublishedHistory.Letter;
import io.ripen.systemtests.torture.StoredRows.DeadLetter;
import io.ripen.systemtests.torture.StoredRows.LanePlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Each lane group that reads a topic gives each poisonous record on it up, once, and nothing else. */
final class DeadLettersArePoison implements Promise {
    @Override
    public String words() {
        return "dead letters are the injected poison, once for each reader, and nothing else";
    }

    @Override
    public List<String> broken(Evidence evidence) {
        Set<DeadLetter> expected = new HashSet<>();
        for (LanePlace lane : evidence.rows().lanes()) {
            for (Place place : evidence.events().poison()) {
                if (place.topic().equals(lane.topic()) && place.partition() == lane.partition()) {
                    expected.add(new DeadLetter(lane.service(), lane.group(), place));
                }
            }
        }
        List<String> broken = new ArrayList<>();
        Set<DeadLetter> found = new HashSet<>();
        for (DeadLetter letter : evidence.rows().deadLetters()) {
            if (!found.add(letter)) {
                broken.add("given up twice: " + letter);
            } else if (!expected.contains(letter)) {
                broken.add("given up though it is no poison: " + letter);
            }
        }
        Set<Letter> published = found.stream()
                .map(letter -> new Letter(letter.service(), letter.place()))
                .collect(Collectors.toSet());
        if (!published.equals(evidence.events().letters())) {
            broken.add("on the dead-letter topics lie %d, in the tables %d"
                    .formatted(evidence.events().letters().size(), published.size()));
        }
        expected.removeAll(found);
        expected.forEach(letter -> broken.add("not given up: " + letter));
        return broken;
    }
}
