package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.EngagementAxis;
import io.ripen.scoring.domain.model.FitRule;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.FactName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A lead's score at an instant, with the lines that add up to it exactly: fit is the sum of the fit lines, engagement
 * the sum of the engagement lines, caps being lines of their own.
 *
 * @param score the score
 * @param lines every line, fit first, then engagement in fold order with its caps at the end
 * @param interests hundredths of engagement per topic, before caps
 */
public record Evaluation(Score score, List<Line> lines, Map<String, Long> interests) {
    /** Takes the lists as they are; they are made here and never changed. */
    public Evaluation {
        lines = List.copyOf(lines);
        interests = Map.copyOf(interests);
    }

    /** Scores a state at an instant that is not before its last touchpoint. */
    public static Evaluation of(LeadScore lead, Instant at, ScoringModel model) {
        List<Line> lines = new ArrayList<>(
                lead.contributions().size() + model.fit().rules().size() + 2);
        Map<String, Long> interests = new TreeMap<>();
        long fit = addFit(lead, model, lines);
        long engagement = addEngagement(lead, at, model.engagement(), lines, interests);
        return new Evaluation(new Score(fit, engagement, model.band(fit, engagement)), lines, interests);
    }

    /** Hundredths that the cap of the engagement axis cut, zero or negative. */
    long cutFromEngagement() {
        Line last = lines.isEmpty() ? null : lines.getLast();
        return last != null && last.rule().equals(Line.CAP) && ENGAGEMENT_CAPPED.equals(last.detail())
                ? last.points()
                : 0;
    }

    private static final String FIT_CAPPED = "most of fit";
    private static final String ENGAGEMENT_CAPPED = "most of engagement";

    private static long addFit(LeadScore lead, ScoringModel model, List<Line> lines) {
        long sum = 0;
        for (FitRule rule : model.fit().rules()) {
            if (rule.points() != 0 && rule.when().matches(null, lead.facts())) {
                lines.add(new Line(Axis.FIT, rule.id(), null, 0, null, rule.points(), rule.points(), factsOf(rule)));
                sum += rule.points();
            }
        }
        return capped(Axis.FIT, sum, model.fit().cap(), FIT_CAPPED, lines);
    }

    private static String factsOf(FitRule rule) {
        return rule.when().facts().stream().map(FactName::label).collect(Collectors.joining(", "));
    }

    private static long addEngagement(
            LeadScore lead, Instant at, EngagementAxis axis, List<Line> lines, Map<String, Long> interests) {
        long sum = 0;
        Map<String, Long> byRule = axis.hasRuleCaps() ? new LinkedHashMap<>() : Map.of();
        for (Contribution contribution : lead.contributions()) {
            long points = contribution.worth(at);
            if (points == 0) {
                continue;
            }
            lines.add(lineOf(contribution, points));
            sum += points;
            if (contribution.topic() != null) {
                interests.merge(contribution.topic(), points, Long::sum);
            }
            if (contribution.rule().cap() != null) {
                byRule.merge(contribution.rule().id(), points, Long::sum);
            }
        }
        for (Map.Entry<String, Long> entry : byRule.entrySet()) {
            sum += capRule(axis, entry.getKey(), entry.getValue(), lines);
        }
        return capped(Axis.ENGAGEMENT, sum, axis.cap(), ENGAGEMENT_CAPPED, lines);
    }

    private static Line lineOf(Contribution contribution, long points) {
        return new Line(
                Axis.ENGAGEMENT,
                contribution.rule().id(),
                contribution.key().id(),
                1,
                contribution.key().occurredAt(),
                contribution.rule().worth().points(),
                points,
                contribution.subject());
    }

    private static long capRule(EngagementAxis axis, String ruleId, long sum, List<Line> lines) {
        var rule = axis.rule(ruleId);
        if (rule == null || rule.cap() == null || sum <= rule.cap()) {
            return 0;
        }
        long cut = rule.cap() - sum;
        lines.add(Line.cap(Axis.ENGAGEMENT, cut, "most of " + ruleId + ": " + Points.toDecimal(rule.cap())));
        return cut;
    }

    private static long capped(Axis axis, long sum, long cap, String detail, List<Line> lines) {
        if (sum <= cap) {
            return sum;
        }
        lines.add(Line.cap(axis, cap - sum, detail));
        return cap;
    }
}
