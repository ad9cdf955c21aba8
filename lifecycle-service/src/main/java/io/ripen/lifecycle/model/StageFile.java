package io.ripen.lifecycle.model;

import io.ripen.lifecycle.domain.Entry;
import io.ripen.lifecycle.domain.Stage;
import io.ripen.lifecycle.domain.StageFlaw;
import io.ripen.lifecycle.domain.StageModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns the text of a stage file into a stage model, or says exactly why not. */
final class StageFile {
    private static final Set<String> FILE_KEYS = orderedSet("model", "version", "counters", "stages");
    private static final Set<String> STAGE_KEYS = orderedSet("name", "from", "enters");
    private static final Set<String> ENTRY_WORDS = orderedSet("on-identification", "by-command");
    private static final Pattern MODEL_ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern STAGE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private StageFile() {}

    /**
     * Reads a stage file.
     *
     * @param file the name that messages give it
     * @param text its text
     * @throws StageFileException with the place, when anything in it is not as it must be
     */
    static StageModel parse(String file, String text) {
        YamlNode.Mapping root = YamlReader.read(file, text).mapping().only(FILE_KEYS);
        YamlNode id = root.required("model");
        String model = name(id, MODEL_ID, "lower-case letters, digits and hyphens");
        int version = Numbers.wholeFrom(1, root.required("version"));
        Set<String> counters = new LinkedHashSet<>();
        for (YamlNode counter : root.required("counters").items()) {
            if (!counters.add(counter.text())) {
                throw counter.refused("counter '" + counter.text() + "' stands here twice");
            }
        }
        List<YamlNode> nodes = root.required("stages").items();
        return new StageModel(model, version, stages(nodes, new ConditionReader(counters)));
    }

    private static List<Stage> stages(List<YamlNode> nodes, ConditionReader conditions) {
        List<Stage> stages = new ArrayList<>();
        for (YamlNode node : nodes) {
            YamlNode.Mapping stage = node.mapping().only(STAGE_KEYS);
            String name = name(stage.required("name"), STAGE_NAME, "letters, digits, '_' and '-', a letter first");
            stages.add(new Stage(name, entry(stage, conditions)));
        }
        for (StageFlaw flaw : StageFlaw.in(stages)) {
            throw at(flaw, nodes.get(flaw.stage()).mapping()).refused(flaw.sentence());
        }
        return stages;
    }

    private static Entry entry(YamlNode.Mapping stage, ConditionReader conditions) {
        YamlNode enters = stage.required("enters");
        if (enters instanceof YamlNode.Scalar word && word.oneOf(ENTRY_WORDS).equals("on-identification")) {
            stage.optional("from").ifPresent(from -> {
                throw from.refused("a stage entered on identification has no 'from'");
            });
            return new Entry.OnIdentification();
        }
        List<String> from =
                stage.required("from").items().stream().map(YamlNode::text).toList();
        return enters instanceof YamlNode.Scalar
                ? new Entry.ByCommand(from)
                : new Entry.ByGuard(from, conditions.read(enters));
    }

    private static YamlNode at(StageFlaw flaw, YamlNode.Mapping stage) {
        return switch (flaw.part()) {
            case NAME -> stage.required("name");
            case FROM -> stage.optional("from").orElse(stage);
            case ENTERS -> stage.required("enters");
        };
    }

    private static String name(YamlNode node, Pattern pattern, String sort) {
        if (!pattern.matcher(node.text()).matches()) {
            throw node.refused(
                    "'" + node.text() + "' is not a name here; allowed: " + sort + ", at most 64 characters");
        }
        return node.text();
    }

    private static Set<String> orderedSet(String... words) {
        return new LinkedHashSet<>(List.of(words));
    }
}
