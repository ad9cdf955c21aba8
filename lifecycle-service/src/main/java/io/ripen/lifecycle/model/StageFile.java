package io.ripen.lifecycle.model;

import io.ripen.definitions.DefinitionException;
import io.ripen.definitions.YamlNode;
import io.ripen.definitions.YamlReader;
import io.ripen.lifecycle.domain.Stage;
import io.ripen.lifecycle.domain.StageFlaw;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.sla.BusinessCalendar;
import io.ripen.lifecycle.domain.sla.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns the text of a stage file into a stage model, or says exactly why not. */
final class StageFile {
    private static final Pattern MODEL_ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private StageFile() {}

    /**
     * Reads a stage file.
     *
     * @param file the name that messages give it
     * @param text its text
     * @throws StageFileException with the place, when anything in it is not as it must be
     */
    static StageModel parse(String file, String text) {
        try {
            return model(YamlReader.read(file, text).mapping().only(Shape.MODEL.keys()));
        } catch (DefinitionException e) {
            throw new StageFileException(e);
        }
    }

    private static StageModel model(YamlNode.Mapping root) {
        String model = name(root.required("model"), MODEL_ID, "lower-case letters, digits and hyphens");
        int version = Numbers.wholeFrom(1, root.required("version"));
        BusinessCalendar calendar = CalendarReader.read(root.optional("calendar"));
        List<Clock> clocks = root.optional("clocks")
                .map(node -> ClockReader.read(node, calendar))
                .orElse(List.of());
        SequencedMap<String, YamlNode> reasons = reasons(root);
        Map<String, String> targets = new LinkedHashMap<>();
        reasons.forEach((reason, node) -> targets.put(reason, node.text()));

        Set<String> buyingCentre = root.optional("buying-centre")
                .map(node -> words(node, "function"))
                .orElse(Set.of());

        List<YamlNode> nodes = root.required("stages").items();
        List<Stage> stages =
                new StageReader(new ConditionReader(words(root.required("counters"), "counter"))).read(nodes);
        List<String> names = stages.stream().map(Stage::name).toList();
        reasons.values().forEach(node -> node.oneOf(names));
        root.optional("clocks").ifPresent(node -> ClockReader.check(node, names));
        for (StageFlaw flaw :
                StageFlaw.in(stages, targets, clocks.stream().map(Clock::name).toList())) {
            throw at(flaw, nodes.get(flaw.stage()).mapping()).refused(flaw.sentence());
        }
        return new StageModel(model, version, stages, targets, clocks, calendar, List.copyOf(buyingCentre));
    }

    private static Set<String> words(YamlNode list, String sort) {
        Set<String> words = new LinkedHashSet<>();
        for (YamlNode word : list.items()) {
            if (!words.add(word.text())) {
                throw word.refused(sort + " '" + word.text() + "' stands here twice");
            }
        }
        return words;
    }

    private static SequencedMap<String, YamlNode> reasons(YamlNode.Mapping root) {
        SequencedMap<String, YamlNode> reasons = new LinkedHashMap<>();
        root.optional("reasons")
                .ifPresent(node -> node.mapping().members().forEach((reason, member) -> {
                    if (!REASON.matcher(reason).matches()) {
                        throw member.keyPlaceRefused(
                                "'" + reason + "' is not a reason; allowed: lower-case letters, digits and hyphens");
                    }
                    reasons.put(reason, member.value());
                }));
        return reasons;
    }

    private static YamlNode at(StageFlaw flaw, YamlNode.Mapping stage) {
        return switch (flaw.part()) {
            case NAME -> stage.required("name");
            case ENTERS -> stage.required("enters");
            case COMMANDS -> stage.optional("commands").orElse(stage);
            case ON_ENTRY -> stage.optional("on-entry").orElse(stage);
        };
    }

    static String name(YamlNode node, Pattern pattern, String sort) {
        if (!pattern.matcher(node.text()).matches()) {
            throw node.refused(
                    "'" + node.text() + "' is not a name here; allowed: " + sort + ", at most 64 characters");
        }
        return node.text();
    }
}
