package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a limited rule has awarded to a lead so far.
 *
 * @param total awards ever
 * @param recent times of the awards that a limit of the rule can still see, oldest first
 */
public record Awards(int total, List<Instant> recent) {
    static final Awards NONE = new Awards(0, List.of());

    /** Copies the list. */
    public Awards {
        recent = List.copyOf(recent);
    }

    /** Whether every limit lets the rule award at this instant, which is not before the last award. */
    boolean allows(List<Limit> limits, Instant at) {
        for (Limit limit : limits) {
            boolean allowed = switch (limit) {
                case Limit.Lifetime lifetime -> total < lifetime.times();
                case Limit.PerPeriod perPeriod -> since(at.minus(perPeriod.period())) < perPeriod.times();
                case Limit.CoolDown coolDown -> since(at.minus(coolDown.period())) == 0;
            };
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    /** These with one more; forgets what no limit can see any more. */
    Awards plus(List<Limit> limits, Instant at) {
        Instant horizon = at.minus(longestPeriod(limits));
        List<Instant> next = new ArrayList<>(recent.size() + 1);
        for (Instant award : recent) {
            if (award.isAfter(horizon)) {
                next.add(award);
            }
        }
        next.add(at);
        return new Awards(total + 1, next);
    }

    private int since(Instant start) {
        int count = 0;
        for (Instant award : recent) {
            if (award.isAfter(start)) {
                count++;
            }
        }
        return count;
    }

    private static Duration longestPeriod(List<Limit> limits) {
        Duration longest = Duration.ZERO;
        for (Limit limit : limits) {
            Duration period = switch (limit) {
                case Limit.Lifetime lifetime -> Duration.ZERO;
                case Limit.PerPeriod perPeriod -> perPeriod.period();
                case Limit.CoolDown coolDown -> coolDown.period();
            };
            longest = period.compareTo(longest) > 0 ? period : longest;
        }
        return longest;
    }
}
