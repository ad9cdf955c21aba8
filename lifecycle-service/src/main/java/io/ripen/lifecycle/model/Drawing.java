package io.ripen.lifecycle.model;

import io.ripen.lifecycle.domain.Effect;
import io.ripen.lifecycle.domain.Stage;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.TransitionRule;
import io.ripen.lifecycle.domain.Verb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A stage model as a Mermaid state diagram, see mermaid.js.org/syntax/stateDiagram.html. */
final class Drawing {
    private final StageModel model;
    private final Map<String, List<String>> arrows = new LinkedHashMap<>();

    private Drawing(StageModel model) {
        this.model = model;
    }

    static String of(StageModel model) {
        return new Drawing(model).text();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("stateDiagram-v2");
        model.stages().forEach(stage -> lines.add("    state \"" + label(stage) + "\" as " + id(stage.name())));
        lines.add("    [*] --> " + id(model.stages().getFirst().name()));
        model.stages().forEach(this::ways);
        model.stages().forEach(this::commands);
        arrows.forEach((way, reasons) -> lines.add("    " + way + " : " + String.join(", ", reasons)));
        model.stages().stream()
                .filter(Stage::isEnd)
                .forEach(stage -> lines.add("    " + id(stage.name()) + " --> [*]"));
        return String.join("\n", lines) + "\n";
    }

    private static String label(Stage stage) {
        List<String> clocks = stage.onEntry().starts();
        String clock = clocks.isEmpty() ? "" : " (" + String.join(", ", clocks) + ")";
        return stage.name() + clock;
    }

    /** A hyphen would begin an arrow. */
    private static String id(String stage) {
        return stage.replace('-', '_');
    }

    private void ways(Stage to) {
        for (TransitionRule way : to.ways()) {
            String how = way.dwell().isZero() ? "by itself" : "by itself, after " + way.dwell();
            way.from().forEach(from -> arrow(from, to.name(), how));
        }
    }

    private void commands(Stage from) {
        from.commands().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(command -> targets(command.getValue())
                        .distinct()
                        .filter(to -> !to.equals(from.name()))
                        .forEach(to -> arrow(from.name(), to, word(command.getKey()))));
    }

    private static String word(Verb verb) {
        return verb.word();
    }

    private Stream<String> targets(Effect effect) {
        return switch (effect) {
            case Effect.To(String stage) -> Stream.of(stage);
            case Effect.ByReason() -> model.reasons().values().stream();
            case Effect.Stay stay -> Stream.of();
            case Effect.Back back -> Stream.of();
        };
    }

    private void arrow(String from, String to, String how) {
        arrows.computeIfAbsent(id(from) + " --> " + id(to), key -> new ArrayList<>())
                .add(how);
    }
}
