package io.ripen.lifecycle.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        FROM,
        ENTERS
    }

    /** All flaws, in the order of the stages; none for a sound list. */
    public static List<StageFlaw> in(List<Stage> stages) {
        if (stages.isEmpty()) {
            return List.of(new StageFlaw(0, Part.NAME, "there are no stages; name at least the first one"));
        }
        List<String> names = stages.stream().map(Stage::name).toList();
        Set<String> reachable = reachable(stages);
        List<StageFlaw> flaws = new ArrayList<>();
        for (int index = 0; index < stages.size(); index++) {
            Stage stage = stages.get(index);
            if (names.indexOf(stage.name()) < index) {
                flaws.add(new StageFlaw(index, Part.NAME, "there are two stages '%s'".formatted(stage.name())));
            }
            wayIn(index, stage.entry(), names, flaws);
            if (!reachable.contains(stage.name())) {
                flaws.add(new StageFlaw(
                        index,
                        Part.FROM,
                        "no lead can ever reach stage '%s' from '%s'".formatted(stage.name(), names.getFirst())));
            }
        }
        return List.copyOf(flaws);
    }

    private static void wayIn(int index, Entry entry, List<String> names, List<StageFlaw> flaws) {
        boolean onIdentification = entry instanceof Entry.OnIdentification;
        if (onIdentification != (index == 0)) {
            String sentence = "the first stage, and no other, is entered on identification";
            flaws.add(new StageFlaw(index, Part.ENTERS, sentence));
        }
        for (String origin : entry.origins()) {
            int from = names.indexOf(origin);
            if (from < 0) {
                String sentence = "there is no stage '%s'; there are %s".formatted(origin, String.join(", ", names));
                flaws.add(new StageFlaw(index, Part.FROM, sentence));
            } else if (from == index) {
                flaws.add(new StageFlaw(index, Part.FROM, "stage '%s' leads to itself".formatted(origin)));
            } else if (from > index && entry instanceof Entry.ByGuard) {
                String sentence = "guards lead forward only: stage '%s' must stand before '%s'"
                        .formatted(origin, names.get(index));
                flaws.add(new StageFlaw(index, Part.FROM, sentence));
            }
        }
    }

    private static Set<String> reachable(List<Stage> stages) {
        Set<String> reached = new HashSet<>();
        reached.add(stages.getFirst().name());
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Stage stage : stages) {
                boolean connected = stage.entry().origins().stream().anyMatch(reached::contains);
                grew |= connected && reached.add(stage.name());
            }
        }
        return reached;
    }
}
