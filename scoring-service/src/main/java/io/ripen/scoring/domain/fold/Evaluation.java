package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.EngagementAxis;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.FitAxis;
import io.ripen.scoring.domain.model.FitRule;
import io.ripen.scoring.domain.model.Group;
import io.ripen.scoring.domain.model.Moment;
import io.ripen.scoring.domain.model.Points;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A lead's score at an instant, with the lines that add up to it exactly: fit is the sum of the fit lines, engagement
 * the sum of the engagement lines, caps being lines of their own.
 *
 * @param score the score
 * @param lines every line, fit first, then engagement in fold order with its caps at the end
 * @param interests hundredths of engagement before caps, per topic and per product
 */
public record Evaluation(Score score, List<Line> lines, Interests interests) {
    /** Takes the lists as they are; they are made here and never changed. */
    public Evaluation {
        lines = List.copyOf(lines);
    }

    /** Scores a state at an instant that is not before its last touchpoint. */
    public static Evaluation of(FoldedHistory lead, Instant at, ScoringModel model) {
        FoldedHistory now = Fold.idleUntil(lead, at, model);
        List<Line> lines = new ArrayList<>(now.contributions().size() + 8);
        Map<String, Long> topics = new HashMap<>();
        Map<String, Long> products = new HashMap<>();
        long fit = addFit(now.facts(), model.fit(), lines);
        long engagement = now.mayBeProfiled()
                ? capped(
                        Axis.ENGAGEMENT,
                        addEngagement(now.contributions(), at, model.engagement(), lines, topics, products),
                        model.engagement().cap(),
                        "most of engagement",
                        lines)
                : withheld(lines);
        return new Evaluation(
                new Score(fit, engagement, model.band(fit, engagement)), lines, new Interests(topics, products));
    }

    /** The score alone, for those who ask often: that of {@link #of}. */
    public static Score score(FoldedHistory lead, Instant at, ScoringModel model) {
        FoldedHistory now = Fold.idleUntil(lead, at, model);
        long fit = fit(now.facts(), model);
        long beforeCap = now.mayBeProfiled() ? engagementBeforeCap(now.contributions(), at, model) : 0;
        return score(fit, beforeCap, model);
    }

    /** The interests alone: those of {@link #of}. */
    public static Interests interests(FoldedHistory lead, Instant at, ScoringModel model) {
        FoldedHistory now = Fold.idleUntil(lead, at, model);
        Map<String, Long> topics = new HashMap<>();
        Map<String, Long> products = new HashMap<>();
        if (now.mayBeProfiled()) {
            addEngagement(now.contributions(), at, model.engagement(), null, topics, products);
        }
        return new Interests(topics, products);
    }

    static Score score(long fit, long engagementBeforeCap, ScoringModel model) {
        long engagement = Math.min(engagementBeforeCap, model.engagement().cap());
        return new Score(fit, engagement, model.band(fit, engagement));
    }

    /** Hundredths of fit. */
    static long fit(Facts facts, ScoringModel model) {
        return addFit(facts, model.fit(), null);
    }

    /**
     * Hundredths of engagement before the cap of the axis, where behaviour may be scored.
     *
     * @param contributions with what idle rules have awarded until the instant
     */
    static long engagementBeforeCap(List<Contribution> contributions, Instant at, ScoringModel model) {
        return addEngagement(contributions, at, model.engagement(), null, null, null);
    }

    private static long addFit(Facts facts, FitAxis axis, @Nullable List<Line> lines) {
        long sum = 0;
        Map<String, Long> byGroup = new HashMap<>();
        Moment moment = Moment.ofFacts(facts);
        for (FitRule rule : axis.candidates(facts)) {
            if (rule.points() != 0 && rule.when().holds(moment)) {
                if (lines != null) {
                    lines.add(
                            new Line(Axis.FIT, rule.id(), null, 0, null, rule.points(), rule.points(), factsOf(rule)));
                }
                sum += rule.points();
                if (rule.group() != null) {
                    byGroup.merge(rule.group(), rule.points(), Long::sum);
                }
            }
        }
        sum += capGroups(Axis.FIT, axis.groups(), byGroup, lines);
        return capped(Axis.FIT, sum, axis.cap(), "most of fit", lines);
    }

    private static String factsOf(FitRule rule) {
        return rule.when().facts().stream().map(FactName::label).collect(Collectors.joining(", "));
    }

    private static long addEngagement(
            List<Contribution> contributions,
            Instant at,
            EngagementAxis axis,
            @Nullable List<Line> lines,
            @Nullable Map<String, Long> topics,
            @Nullable Map<String, Long> products) {
        long sum = 0;
        Map<EngagementRule, Long> byRule = new LinkedHashMap<>();
        for (Contribution contribution : contributions) {
            long points = contribution.worth(at);
            if (points == 0) {
                continue;
            }
            if (lines != null) {
                lines.add(lineOf(contribution, points));
            }
            sum += points;
            if (topics != null && contribution.topic() != null) {
                topics.merge(contribution.topic(), points, Long::sum);
            }
            if (products != null && contribution.product() != null) {
                products.merge(contribution.product(), points, Long::sum);
            }
            if (contribution.rule().cap() != null || contribution.rule().group() != null) {
                byRule.merge(contribution.rule(), points, Long::sum);
            }
        }
        Map<String, Long> byGroup = new HashMap<>();
        for (Map.Entry<EngagementRule, Long> entry : byRule.entrySet()) {
            EngagementRule rule = entry.getKey();
            long cut = capRule(rule, entry.getValue(), lines);
            sum += cut;
            if (rule.group() != null) {
                byGroup.merge(rule.group(), entry.getValue() + cut, Long::sum);
            }
        }
        return sum + capGroups(Axis.ENGAGEMENT, axis.groups(), byGroup, lines);
    }

    /** The person is not to be scored by behaviour: the receipt says so in place of the lines. */
    private static long withheld(List<Line> lines) {
        lines.add(Line.consent());
        return 0;
    }

    private static Line lineOf(Contribution contribution, long points) {
        return new Line(
                Axis.ENGAGEMENT,
                contribution.rule().id(),
                contribution.touchpointId(),
                contribution.touchpointId() == null ? 0 : 1,
                contribution.at(),
                contribution.rule().worth().points(),
                points,
                contribution.subject());
    }

    private static long capRule(EngagementRule rule, long sum, @Nullable List<Line> lines) {
        return rule.cap() == null ? 0 : cut(Axis.ENGAGEMENT, sum, rule.cap(), "most of ", rule.id(), lines);
    }

    private static long capGroups(
            Axis axis, List<Group> groups, Map<String, Long> byGroup, @Nullable List<Line> lines) {
        long cuts = 0;
        for (Group group : groups) {
            long sum = byGroup.getOrDefault(group.id(), 0L);
            cuts += cut(axis, sum, group.cap(), "most of group ", group.id(), lines);
        }
        return cuts;
    }

    private static long cut(Axis axis, long sum, long cap, String most, String of, @Nullable List<Line> lines) {
        if (sum <= cap) {
            return 0;
        }
        if (lines != null) {
            lines.add(Line.cap(axis, cap - sum, most + of + ": " + Points.toDecimal(cap)));
        }
        return cap - sum;
    }

    private static long capped(Axis axis, long sum, long cap, String detail, @Nullable List<Line> lines) {
        if (sum <= cap) {
            return sum;
        }
        if (lines != null) {
            lines.add(Line.cap(axis, cap - sum, detail));
        }
        return cap;
    }
}
