package io.ripen.lifecycle.model;

import io.ripen.definitions.YamlNode;
import io.ripen.lifecycle.domain.Effect;
import io.ripen.lifecycle.domain.OnEntry;
import io.ripen.lifecycle.domain.Stage;
import io.ripen.lifecycle.domain.TransitionRule;
import io.ripen.lifecycle.domain.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Reads the stages of a stage file. */
final class StageReader {
    private static final Pattern STAGE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Pattern SENTENCE = Pattern.compile("\\S.{0,255}");
    private static final String IDENTIFICATION = "on-identification";
    private static final String BY_COMMAND = "by-command";
    private static final SequencedMap<String, Verb> VERBS = verbs();

    private final ConditionReader conditions;

    StageReader(ConditionReader conditions) {
        this.conditions = conditions;
    }

    List<Stage> read(List<YamlNode> nodes) {
        List<Stage> stages = new ArrayList<>();
        for (YamlNode node : nodes) {
            stages.add(stage(node.mapping().only(Shape.STAGE.keys()), stages.isEmpty()));
        }
        return stages;
    }

    private Stage stage(YamlNode.Mapping stage, boolean isFirst) {
        return new Stage(
                StageFile.name(stage.required("name"), STAGE_NAME, "letters, digits, '_' and '-', a letter first"),
                ways(stage.required("enters"), isFirst),
                stage.optional("commands").map(StageReader::commands).orElse(Map.of()),
                stage.optional("on-entry").map(this::onEntry).orElse(OnEntry.NOTHING),
                stage.optional("end").map(Numbers::flag).orElse(false));
    }

    private List<TransitionRule> ways(YamlNode enters, boolean isFirst) {
        List<YamlNode> items = enters instanceof YamlNode.Scalar ? List.of(enters) : enters.items();
        List<TransitionRule> ways = new ArrayList<>();
        boolean onIdentification = false;
        for (YamlNode item : items) {
            if (item instanceof YamlNode.Scalar word) {
                onIdentification |=
                        word.oneOf(List.of(IDENTIFICATION, BY_COMMAND)).equals(IDENTIFICATION);
            } else {
                ways.add(way(item.mapping().only(Shape.WAY.keys())));
            }
        }
        if (onIdentification != isFirst) {
            throw enters.refused("the first stage, and no other, is entered on identification");
        }
        return ways;
    }

    private TransitionRule way(YamlNode.Mapping way) {
        return new TransitionRule(
                way.required("from").items().stream().map(YamlNode::text).toList(),
                conditions.read(way.required("when")),
                way.optional("dwell").map(StageReader::dwell).orElse(Duration.ZERO),
                way.optional("priority").map(node -> Numbers.wholeFrom(0, node)).orElse(0));
    }

    private static Duration dwell(YamlNode node) {
        Duration dwell = Numbers.period(node);
        if (dwell.compareTo(Duration.ofMinutes(1)) < 0) {
            throw node.refused("a dwell lasts at least PT1M");
        }
        return dwell;
    }

    private static Map<Verb, Effect> commands(YamlNode node) {
        Map<Verb, Effect> commands = new EnumMap<>(Verb.class);
        node.mapping().only(VERBS.keySet()).members().forEach((word, member) -> {
            Verb verb = VERBS.get(word);
            if (verb != null) {
                commands.put(verb, effect(member.value().text()));
            }
        });
        return commands;
    }

    private static Effect effect(String word) {
        return switch (word) {
            case "stay" -> new Effect.Stay();
            case "by-reason" -> new Effect.ByReason();
            case "back" -> new Effect.Back();
            default -> new Effect.To(word);
        };
    }

    private OnEntry onEntry(YamlNode node) {
        YamlNode.Mapping entry = node.mapping().only(Shape.ON_ENTRY.keys());
        return new OnEntry(
                entry.optional("handover").map(this::handover).orElse(null),
                entry.optional("start")
                        .map(starts ->
                                starts.items().stream().map(YamlNode::text).toList())
                        .orElse(List.of()),
                entry.optional("pause-clocks").map(Numbers::flag).orElse(false),
                entry.optional("quarantine").map(StageReader::quarantine).orElse(null),
                entry.optional("recycle").map(StageReader::recycling).orElse(null));
    }

    private OnEntry.HandoverRule handover(YamlNode node) {
        YamlNode.Mapping handover = node.mapping().only(Shape.HANDOVER.keys());
        return new OnEntry.HandoverRule(
                handover.optional("wants")
                        .map(wants -> wants.items().stream()
                                .map(ConditionReader::fact)
                                .toList())
                        .orElse(List.of()),
                handover.optional("advice")
                        .map(advice -> advice.items().stream().map(this::advice).toList())
                        .orElse(List.of()));
    }

    private OnEntry.Advice advice(YamlNode node) {
        YamlNode.Mapping advice = node.mapping().only(Shape.ADVICE.keys());
        return new OnEntry.Advice(
                advice.optional("when").map(conditions::read).orElse(null), sentence(advice.required("say")));
    }

    private static OnEntry.QuarantineRule quarantine(YamlNode node) {
        YamlNode.Mapping quarantine = node.mapping().only(Shape.QUARANTINE.keys());
        return new OnEntry.QuarantineRule(
                sentence(quarantine.required("reason")),
                quarantine.optional("for").map(Numbers::period).orElse(null));
    }

    private static OnEntry.Recycling recycling(YamlNode node) {
        YamlNode.Mapping recycling = node.mapping().only(Shape.RECYCLE.keys());
        Optional<YamlNode> ifBeen = recycling.optional("if-been");
        return new OnEntry.Recycling(
                Numbers.points(recycling.required("boost")),
                ifBeen.map(YamlNode::text).orElse(null));
    }

    private static String sentence(YamlNode node) {
        if (!SENTENCE.matcher(node.text()).matches()) {
            throw node.refused("a sentence of at most 256 characters belongs here");
        }
        return node.text();
    }

    private static SequencedMap<String, Verb> verbs() {
        SequencedMap<String, Verb> verbs = new LinkedHashMap<>();
        Arrays.stream(Verb.values())
                .filter(verb -> !verb.isAlwaysAllowed())
                .forEach(verb -> verbs.put(verb.word(), verb));
        return verbs;
    }
}
