package io.ripen.nurture.journey;

import io.ripen.nurture.domain.ConsentPurpose;
import io.ripen.nurture.domain.Journey;
import io.ripen.nurture.domain.Reentry;
import io.ripen.nurture.domain.Step;
import io.ripen.nurture.domain.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a journey file. A file with anything in it that is not understood is refused. */
final class JourneyFile {
    private static final Set<String> JOURNEY_KEYS =
            Set.of("journey", "version", "trigger", "re-entry", "excluded-stages", "steps");
    private static final Set<String> TRIGGER_KEYS = Set.of("stage-entered");
    private static final Set<String> STEP_KEYS = Set.of("mail", "template", "purpose");
    private static final Map<String, Reentry> REENTRIES = byName(Reentry.values(), Reentry::id);
    private static final Map<String, ConsentPurpose> PURPOSES = byName(ConsentPurpose.values(), ConsentPurpose::id);

    private final Function<String, Optional<String>> templateProblem;

    /** A reader that asks why a template cannot be used. */
    JourneyFile(Function<String, Optional<String>> templateProblem) {
        this.templateProblem = templateProblem;
    }

    /**
     * Reads one journey.
     *
     * @param file the file's name, for messages
     * @param content its text
     * @throws InvalidJourneyFile if it is not one journey through and through
     */
    Journey read(String file, String content) {
        YamlSection journey = YamlSection.parse(file, content, JOURNEY_KEYS);
        return new Journey(
                journey.name("journey"),
                journey.positive("version"),
                trigger(journey.section("trigger", TRIGGER_KEYS)),
                journey.oneOf("re-entry", REENTRIES),
                journey.texts("excluded-stages"),
                steps(journey.sections("steps", STEP_KEYS)));
    }

    private static Trigger trigger(YamlSection trigger) {
        return new Trigger.StageEntered(trigger.text("stage-entered"));
    }

    private List<Step> steps(List<YamlSection> sections) {
        List<Step> steps = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlSection section : sections) {
            Step step = mail(section);
            if (!ids.add(step.id())) {
                throw section.problem("mail", "there is another step '" + step.id() + "' in this journey");
            }
            steps.add(step);
        }
        return steps;
    }

    private Step mail(YamlSection step) {
        String template = step.name("template");
        templateProblem.apply(template).ifPresent(problem -> {
            throw step.problem("template", "the template '" + template + "' cannot be used: " + problem);
        });
        return new Step.Mail(step.name("mail"), template, step.oneOf("purpose", PURPOSES));
    }

    private static <T> Map<String, T> byName(T[] values, Function<T, String> name) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(name, Function.identity()));
    }
}
