package io.ripen.nurture.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A journey of mails, as its file says.
 *
 * @param id the journey's name
 * @param version from 1, higher with every change
 * @param priority of several journeys that one event starts, the one with the higher priority speaks first
 * @param entry how leads come in
 * @param excludedStages stages in which a lead gets none of its mails
 * @param exits what makes a lead leave at once
 * @param goals stages that count as success when a lead enters them after it entered the journey
 * @param takesOver versions whose people go on in this one, at the step of the same name
 * @param steps what happens, in order
 */
public record Journey(
        String id,
        int version,
        int priority,
        Entry entry,
        Set<String> excludedStages,
        Condition exits,
        Set<String> goals,
        Set<Integer> takesOver,
        List<Step> steps) {
    /** Copies the collections. */
    public Journey {
        excludedStages = Set.copyOf(excludedStages);
        goals = Set.copyOf(goals);
        takesOver = Set.copyOf(takesOver);
        steps = List.copyOf(steps);
    }

    /** Whether it has mails that advertise, which sales' work and {@link #excludedStages} stand against. */
    boolean advertises() {
        return steps.stream()
                .anyMatch(step -> step instanceof Step.Ask
                        || (step instanceof Step.Mail mail && mail.kind() == MailKind.MARKETING));
    }

    /** Whether what makes a lead leave holds, where the person is in a stage as soon as one of its leads is. */
    public boolean isLeftBy(LeadNurture lead, Family family, Instant now) {
        return exits.holds(lead) || exits.holds(lead, family.stages(lead, now));
    }

    /** The steps whose mails have several variants. */
    public List<Step.Mail> divided() {
        return steps.stream()
                .filter(Step.Mail.class::isInstance)
                .map(Step.Mail.class::cast)
                .filter(mail -> mail.variants().size() > 1)
                .toList();
    }

    /** The names of the endpoints that its webhooks call, each once. */
    public List<String> endpoints() {
        return steps.stream()
                .filter(Step.Webhook.class::isInstance)
                .map(Step.Webhook.class::cast)
                .map(Step.Webhook::endpoint)
                .distinct()
                .toList();
    }

    /** The step of this name. */
    public Optional<Step> step(String step) {
        return steps.stream().filter(candidate -> candidate.id().equals(step)).findFirst();
    }

    /** The step after another in the file. */
    Optional<Step> after(Step step) {
        return steps.stream().skip(steps.indexOf(step) + 1L).findFirst();
    }
}
