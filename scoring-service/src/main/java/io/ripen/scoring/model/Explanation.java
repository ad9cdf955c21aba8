package io.ripen.scoring.model;

import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.FoldObserver;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.fold.Line;
import io.ripen.scoring.domain.fold.Outlook;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.FitRule;
import io.ripen.scoring.domain.model.Moment;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.model.Trigger;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells how a score came about: what each touchpoint did under which rule, or why not, and the receipt. */
final class Explanation implements FoldObserver {
    private final ScoringModel model;
    private final @Nullable String onlyRule;
    private final boolean withWhyNot;
    private final List<String> lines = new ArrayList<>();

    private Explanation(ScoringModel model, @Nullable String onlyRule, boolean withWhyNot) {
        this.model = model;
        this.onlyRule = onlyRule;
        this.withWhyNot = withWhyNot;
    }

    /**
     * Explains a score.
     *
     * @param touchpoints the history, in any order
     * @param at the instant of the score; touchpoints after it are left out; null: that of the last touchpoint
     * @param onlyRule tell of this rule only, or null
     * @param withWhyNot tell too why rules did not match
     */
    static List<String> of(
            List<Touchpoint> touchpoints,
            ScoringModel model,
            @Nullable Instant at,
            @Nullable String onlyRule,
            boolean withWhyNot) {
        List<Touchpoint> past = touchpoints.stream()
                .filter(touchpoint -> at == null || !touchpoint.occurredAt().isAfter(at))
                .toList();
        Explanation explanation = new Explanation(model, onlyRule, withWhyNot);
        FoldedHistory folded = Fold.fold(past, model, explanation);
        Instant then = at != null
                ? at
                : folded.last() == null ? Instant.EPOCH : folded.last().occurredAt();
        explanation.tellFit(folded);
        explanation.tellScore(folded, then);
        return explanation.lines;
    }

    @Override
    public void saw(Moment moment) {
        Touchpoint touchpoint = moment.touchpoint();
        if (touchpoint == null) {
            return;
        }
        lines.add("");
        lines.add(touchpoint.occurredAt() + " " + touchpoint.type().label()
                + (touchpoint.subject() == null ? "" : " " + touchpoint.subject()) + " ("
                + touchpoint.key().id() + ")");
        if (withWhyNot) {
            for (EngagementRule rule : model.engagement().rules()) {
                if (isAskedFor(rule.id())
                        && rule.trigger() instanceof Trigger.Act act
                        && !act.condition().holds(moment)) {
                    tell(rule.id(), "does not match: " + ConditionText.unmet(act.condition(), moment));
                }
            }
        }
    }

    @Override
    public void decided(EngagementRule rule, @Nullable String touchpointId, Instant at, Outcome outcome) {
        if (!isAskedFor(rule.id())) {
            return;
        }
        String points = points(rule.worth().points());
        String why = switch (outcome) {
            case AWARDED -> "awards " + points;
            case LIMITED -> "matches, but its limit keeps it from awarding";
            case UNCONFIRMED -> "matches, and waits for a human sign";
        };
        tell(
                rule.id(),
                why + (touchpointId == null ? " for time without an act, at " : ", for " + touchpointId + " at ") + at);
    }

    private void tellFit(FoldedHistory folded) {
        lines.add("");
        lines.add("Fit, from the facts known");
        Moment facts = Moment.ofFacts(folded.facts());
        for (FitRule rule : model.fit().rules()) {
            boolean holds = rule.when().holds(facts);
            if (isAskedFor(rule.id()) && (holds || withWhyNot)) {
                tell(
                        rule.id(),
                        holds
                                ? "gives " + points(rule.points())
                                : "does not match: " + ConditionText.unmet(rule.when(), facts));
            }
        }
    }

    private void tellScore(FoldedHistory folded, Instant at) {
        Evaluation evaluation = Evaluation.of(folded, at, model);
        lines.add("");
        lines.add("Receipt at " + at + " under " + model.ref().id() + " version "
                + model.ref().version());
        lines.add(String.format(
                Locale.ROOT,
                "    %-10s  %-24s %10s %10s %10s  %s",
                "axis",
                "rule",
                "awarded",
                "decayed",
                "points",
                "what"));
        for (Line line : evaluation.lines()) {
            lines.add(String.format(
                            Locale.ROOT,
                            "    %-10s  %-24s %10s %10s %10s  %s",
                            line.axis().label(),
                            line.rule(),
                            points(line.awarded()),
                            points(line.decayed()),
                            points(line.points()),
                            line.detail() == null ? "" : line.detail())
                    .stripTrailing());
        }
        lines.add("fit " + points(evaluation.score().fit()) + " + engagement "
                + points(evaluation.score().engagement()) + " = "
                + points(evaluation.score().total()) + ", band "
                + evaluation.score().band());
        lines.add(Outlook.nextChange(folded, evaluation.score(), at, model)
                .map(next -> "Without any further touchpoint the next change worth telling is due about " + next)
                .orElse("Without any further touchpoint nothing worth telling will change"));
    }

    private boolean isAskedFor(String rule) {
        return onlyRule == null || onlyRule.equals(rule);
    }

    private void tell(String rule, String what) {
        lines.add(String.format(Locale.ROOT, "    %-24s %s", rule, what));
    }

    private static String points(long hundredths) {
        return Points.toDecimal(hundredths).toPlainString();
    }
}
