package io.ripen.nurture.model;

import io.ripen.nurture.domain.Journey;
import io.ripen.nurture.domain.Step;
import java.util.ArrayList;
import java.util.List;

/** A journey as a Mermaid flow chart, see mermaid.js.org/syntax/flowchart.html. */
public final class Drawing {
    private static final String END = "the_end";

    private final Journey journey;
    private final List<String> lines = new ArrayList<>();

    private Drawing(Journey journey) {
        this.journey = journey;
    }

    /** Draws a journey. */
    public static String of(Journey journey) {
        return new Drawing(journey).text();
    }

    private String text() {
        lines.add("flowchart TD");
        lines.add("    entry([\"" + journey.id() + " version " + journey.version() + "\"])");
        lines.add("    " + END + "([\"end\"])");
        journey.steps().forEach(step -> lines.add("    " + id(step.id()) + shape(step)));
        lines.add("    entry --> " + id(journey.steps().getFirst().id()));
        for (int at = 0; at < journey.steps().size(); at++) {
            arrows(
                    journey.steps().get(at),
                    at + 1 < journey.steps().size()
                            ? journey.steps().get(at + 1).id()
                            : END);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String shape(Step step) {
        return switch (step) {
            case Step.Mail mail -> "[\"mail " + mail.id() + "\"]";
            case Step.Ask ask -> "[\"ask " + ask.id() + "\"]";
            case Step.Wait wait -> "[/\"wait " + wait.period() + "\"/]";
            case Step.WaitUntil wait -> "[/\"wait until " + wait.id() + ", at most " + wait.atMost() + "\"/]";
            case Step.Branch branch -> "{\"" + branch.id() + "?\"}";
            case Step.Split split -> "{\"split " + split.id() + "\"}";
            case Step.Webhook webhook -> "[[\"webhook " + webhook.id() + " to " + webhook.endpoint() + "\"]]";
            case Step.Exit exit -> "[\"exit\"]";
        };
    }

    private void arrows(Step step, String next) {
        switch (step) {
            case Step.Branch branch -> {
                arrow(step, "|yes|", branch.then());
                arrow(step, "|no|", branch.otherwise() == null ? next : branch.otherwise());
            }
            case Step.Split split -> split.arms().forEach(arm -> arrow(step, "|" + arm.weight() + "|", arm.then()));
            case Step.Exit exit -> arrow(step, "", END);
            case Step.Mail mail -> arrow(step, "", next);
            case Step.Ask ask -> arrow(step, "", next);
            case Step.Wait wait -> arrow(step, "", next);
            case Step.WaitUntil wait -> arrow(step, "", next);
            case Step.Webhook webhook -> arrow(step, "", next);
        }
    }

    private void arrow(Step from, String label, String to) {
        lines.add("    " + id(from.id()) + " -->" + label + " " + id(to));
    }

    /** A prefix keeps a step's name apart from Mermaid's own words and from the ends. */
    private static String id(String step) {
        return step.equals(END) ? END : "s_" + step.replace('-', '_');
    }
}
