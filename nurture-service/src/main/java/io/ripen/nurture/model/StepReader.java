package io.ripen.nurture.model;

import io.ripen.definitions.DefinitionException;
import io.ripen.definitions.YamlNode;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.Step;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the steps of a journey file. The first key of a step says what it is and names it. */
final class StepReader {
    private static final int MOST_STEPS = 100;
    private static final int MOST_WEIGHT = 1000;
    private static final List<Shape> KINDS = List.of(
            Shape.MAIL, Shape.ASK, Shape.WAIT, Shape.WAIT_UNTIL, Shape.BRANCH, Shape.SPLIT, Shape.WEBHOOK, Shape.EXIT);

    private final Function<String, Optional<String>> templateProblem;
    private final Function<String, Optional<String>> endpointProblem;

    private final ConditionReader conditions;

    /** A reader that asks why a template, or the endpoint of a webhook, cannot be used. */
    StepReader(
            Function<String, Optional<String>> templateProblem,
            Function<String, Optional<String>> endpointProblem,
            ConditionReader conditions) {
        this.conditions = conditions;
        this.templateProblem = templateProblem;
        this.endpointProblem = endpointProblem;
    }

    List<Step> read(List<YamlNode> nodes) {
        List<Step> steps = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode node : nodes) {
            Step step = step(node.mapping());
            if (!ids.add(step.id())) {
                throw node.refused("there is another step '" + step.id() + "' in this journey");
            }
            steps.add(step);
        }
        if (steps.size() > MOST_STEPS) {
            throw nodes.get(MOST_STEPS).refused("a journey has at most " + MOST_STEPS + " steps");
        }
        return steps;
    }

    private Step step(YamlNode.Mapping step) {
        Shape kind = KINDS.stream()
                .filter(candidate -> step.members().containsKey(candidate.definition()))
                .findFirst()
                .orElseThrow(() -> unknown(step));
        String id = Values.name(step.only(kind.keys()).required(kind.definition()));
        return switch (kind) {
            case MAIL -> mail(id, step);
            case ASK -> ask(id, step);
            case WAIT -> new Step.Wait(id, Values.period(step.required("for")));
            case WAIT_UNTIL ->
                new Step.WaitUntil(id, conditions.read(step.required("when")), Values.period(step.required("at-most")));
            case BRANCH ->
                new Step.Branch(
                        id,
                        conditions.read(step.required("when")),
                        Values.name(step.required("then")),
                        step.optional("else").map(Values::name).orElse(null));
            case SPLIT -> new Step.Split(id, arms(step.required("arms")));
            case WEBHOOK -> new Step.Webhook(id, endpoint(step.required("endpoint")));
            case EXIT -> new Step.Exit(id);
            default -> throw unknown(step);
        };
    }

    /** The members of a step that is of no kind are unknown, so that the nearest kind is suggested. */
    private static DefinitionException unknown(YamlNode.Mapping step) {
        List<String> kinds = KINDS.stream().map(Shape::definition).toList();
        step.only(kinds);
        return step.refused("a step needs one of the keys " + String.join(", ", kinds));
    }

    private Step mail(String id, YamlNode.Mapping mail) {
        if (mail.optional("template").isPresent() == mail.optional("variants").isPresent()) {
            throw mail.refused("a mail needs either 'template' or 'variants'");
        }
        List<Step.Variant> variants = mail.optional("variants")
                .map(this::variants)
                .orElseGet(() -> List.of(new Step.Variant("", template(mail.required("template")), 1)));
        return new Step.Mail(
                id,
                variants,
                purpose(mail),
                mail.optional("kind").map(Values::kind).orElse(MailKind.MARKETING),
                mail.optional("offers").map(YamlNode::text).orElse(null),
                mail.optional("hold-at-cap").map(Values::period).orElse(null));
    }

    private Step ask(String id, YamlNode.Mapping ask) {
        return new Step.Ask(
                id,
                List.copyOf(Values.set(ask.required("facts"), Values::fact)),
                template(ask.required("template")),
                purpose(ask));
    }

    private List<Step.Variant> variants(YamlNode node) {
        List<Step.Variant> variants = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode item : node.items()) {
            YamlNode.Mapping variant = item.mapping().only(Shape.VARIANT.keys());
            YamlNode name = variant.required("name");
            if (!names.add(Values.name(name))) {
                throw name.refused("'" + name.text() + "' stands here twice");
            }
            variants.add(new Step.Variant(name.text(), template(variant.required("template")), weight(variant)));
        }
        return variants;
    }

    private static List<Step.Arm> arms(YamlNode node) {
        return node.items().stream()
                .map(item -> item.mapping().only(Shape.ARM.keys()))
                .map(arm -> new Step.Arm(Values.name(arm.required("then")), weight(arm)))
                .toList();
    }

    private static int weight(YamlNode.Mapping choice) {
        return choice.optional("weight")
                .map(node -> Values.whole(node, 1, MOST_WEIGHT))
                .orElse(1);
    }

    private static ConsentPurpose purpose(YamlNode.Mapping step) {
        return Values.purpose(step.required("purpose"));
    }

    private String template(YamlNode node) {
        String template = Values.name(node);
        templateProblem.apply(template).ifPresent(problem -> {
            throw node.refused("the template '" + template + "' cannot be used: " + problem);
        });
        return template;
    }

    private String endpoint(YamlNode node) {
        String endpoint = Values.name(node);
        endpointProblem.apply(endpoint).ifPresent(problem -> {
            throw node.refused("the webhook endpoint '" + endpoint + "' cannot be used: " + problem);
        });
        return endpoint;
    }
}
