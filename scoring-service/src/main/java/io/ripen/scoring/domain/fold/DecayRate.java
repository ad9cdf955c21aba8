package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.Decay;
import io.ripen.scoring.domain.model.EngagementAxis;
import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.Group;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast decay moves engagement at an instant, before the cap of the axis. A rule or group above its cap stands still.
 *
 * @param falling hundredths per second that positive awards lose, at most
 * @param rising hundredths per second that negative awards lose, at most
 * @param untilTurn seconds for which both can only become slower; infinite if for good
 */
record DecayRate(double falling, double rising, double untilTurn) {
    /** What flows together under a cap. */
    private static final class Flow {
        private long worth;
        private double falling;
        private double rising;

        void add(long hundredths, double fall, double rise) {
            worth += hundredths;
            falling += fall;
            rising += rise;
        }

        /** Passes on what the cap leaves; returns the seconds until the cap may end to hold. */
        double into(Flow next, long cap) {
            if (worth <= cap) {
                next.add(worth, falling, rising);
                return Double.POSITIVE_INFINITY;
            }
            next.add(cap, 0, 0);
            return (worth - cap) / falling;
        }
    }

    static DecayRate of(List<Contribution> contributions, Instant at, EngagementAxis axis) {
        Map<EngagementRule, Flow> rules = new HashMap<>();
        double untilTurn = Double.POSITIVE_INFINITY;
        for (Contribution contribution : contributions) {
            EngagementRule rule = contribution.rule();
            double age = contribution.age(at);
            double speed = rule.worth().speed(age);
            boolean positive = rule.worth().points() > 0;
            rules.computeIfAbsent(rule, each -> new Flow())
                    .add(contribution.worth(at), positive ? speed : 0, positive ? 0 : speed);
            if (rule.worth().decay() instanceof Decay.Step step
                    && age < step.period().toSeconds()) {
                untilTurn = Math.min(untilTurn, step.period().toSeconds() - age);
            }
        }
        Flow whole = new Flow();
        Map<String, Flow> groups = new HashMap<>();
        for (Map.Entry<EngagementRule, Flow> entry : rules.entrySet()) {
            EngagementRule rule = entry.getKey();
            Flow next = rule.group() == null ? whole : groups.computeIfAbsent(rule.group(), id -> new Flow());
            untilTurn =
                    Math.min(untilTurn, entry.getValue().into(next, rule.cap() == null ? Long.MAX_VALUE : rule.cap()));
        }
        for (Group group : axis.groups()) {
            untilTurn = Math.min(
                    untilTurn, groups.getOrDefault(group.id(), new Flow()).into(whole, group.cap()));
        }
        return new DecayRate(whole.falling, whole.rising, untilTurn);
    }
}
