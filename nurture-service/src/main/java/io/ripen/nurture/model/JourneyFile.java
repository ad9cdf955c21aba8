package io.ripen.nurture.model;

import io.ripen.definitions.DefinitionException;
import io.ripen.definitions.YamlNode;
import io.ripen.definitions.YamlReader;
import io.ripen.nurture.domain.Asset;
import io.ripen.nurture.domain.Condition;
import io.ripen.nurture.domain.Entry;
import io.ripen.nurture.domain.Journey;
import io.ripen.nurture.domain.Reentry;
import io.ripen.nurture.domain.Step;
import io.ripen.nurture.domain.Trigger;
import io.ripen.nurture.domain.consent.ConsentStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Turns the text of a journey file into a journey, or says exactly why not. */
final class JourneyFile {
    private static final int MOST = 999_999_999;
    private static final int MOST_USES = 20;
    private static final int MOST_HELD_OUT = 90;
    private static final String ANY_CLOCK = "any";

    private final ConditionReader conditions;
    private final StepReader steps;
    private final List<Asset> assets;

    /**
     * A reader.
     *
     * @param templateProblem why a template cannot be used; empty if it can
     * @param endpointProblem why an endpoint of a webhook cannot be used; empty if it can
     * @param assets the contents that mails can offer
     * @param needed the consent that the rules ask of a marketing mail
     */
    JourneyFile(
            Function<String, Optional<String>> templateProblem,
            Function<String, Optional<String>> endpointProblem,
            List<Asset> assets,
            ConsentStatus needed) {
        this.conditions = new ConditionReader(needed);
        this.steps = new StepReader(templateProblem, endpointProblem, conditions);
        this.assets = List.copyOf(assets);
    }

    /**
     * Reads one journey.
     *
     * @param file the name that messages give it
     * @param text its text
     * @throws JourneyFileException with the place, when anything in it is not as it must be
     */
    Journey read(String file, String text) {
        try {
            return journey(YamlReader.read(file, text).mapping().only(Shape.JOURNEY.keys()));
        } catch (DefinitionException e) {
            throw new JourneyFileException(e);
        }
    }

    private Journey journey(YamlNode.Mapping root) {
        String id = Values.name(root.required("journey"));
        int version = Values.whole(root.required("version"), 1, MOST);
        Trigger trigger = trigger(root.required("trigger"));
        List<YamlNode> nodes = root.required("steps").items();
        List<Step> read = steps.read(nodes);
        StepOrder.check(read, nodes);
        checkOffers(trigger, read, nodes);
        return new Journey(
                id,
                version,
                root.optional("priority")
                        .map(node -> Values.whole(node, 0, 1000))
                        .orElse(0),
                new Entry(
                        trigger,
                        condition(root, "audience", Condition.always()),
                        reentry(root.required("re-entry")),
                        root.optional("hold-out")
                                .map(node -> Values.whole(node, 0, MOST_HELD_OUT))
                                .orElse(0)),
                stages(root, "excluded-stages"),
                condition(root, "exits", Condition.never()),
                stages(root, "goals"),
                root.optional("takes-over")
                        .map(node -> Values.set(node, item -> Values.whole(item, 1, version - 1)))
                        .orElse(Set.of()),
                read);
    }

    private Trigger trigger(YamlNode node) {
        Map.Entry<String, YamlNode.Member> only = node.mapping().single(Shape.TRIGGER.keys());
        YamlNode value = only.getValue().value();
        return switch (only.getKey()) {
            case "stage-entered" -> new Trigger.StageEntered(Values.stage(value));
            case "becomes-true" -> new Trigger.BecameTrue(conditions.read(value));
            case "content-used" -> contentUsed(value.mapping().only(Shape.CONTENT_PATTERN.keys()));
            case "consent-asked" -> new Trigger.ConsentAsked(Values.purpose(value));
            case "sla-breached" -> new Trigger.SlaBreached(value.text().equals(ANY_CLOCK) ? null : Values.name(value));
            case "inactive-for" -> new Trigger.Inactive(Values.period(value));
            case "on-date" -> new Trigger.OnDate(Values.instant(value));
            default -> throw new IllegalStateException("the shape of triggers has a word without a meaning");
        };
    }

    private static Trigger contentUsed(YamlNode.Mapping pattern) {
        return new Trigger.ContentUsed(
                pattern.required("type").text(),
                Values.whole(pattern.required("times"), 1, MOST_USES),
                Values.period(pattern.required("within")));
    }

    private static Reentry reentry(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            Duration pause = Values.period(mapping.only(List.of("after")).required("after"));
            return new Reentry.After(pause);
        }
        return node.oneOf(List.of("never", "per-topic")).equals("never") ? new Reentry.Never() : new Reentry.PerTopic();
    }

    private Condition condition(YamlNode.Mapping root, String key, Condition otherwise) {
        return root.optional(key).map(conditions::read).orElse(otherwise);
    }

    private static Set<String> stages(YamlNode.Mapping root, String key) {
        return root.optional(key).map(node -> Values.set(node, Values::stage)).orElse(Set.of());
    }

    /** What a mail offers depends on the topic of a content pattern, and must be in the catalogue. */
    private void checkOffers(Trigger trigger, List<Step> read, List<YamlNode> nodes) {
        for (int at = 0; at < read.size(); at++) {
            if (read.get(at) instanceof Step.Mail mail && mail.offers() != null) {
                YamlNode node = nodes.get(at).mapping().required("offers");
                if (!(trigger instanceof Trigger.ContentUsed)) {
                    throw node.refused(
                            "only a journey with the trigger 'content-used' has a topic to offer something of");
                }
                node.oneOf(assets.stream().map(Asset::type).distinct().sorted().toList());
            }
        }
    }
}
