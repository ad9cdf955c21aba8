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

    /** Whether every limit lets the rule award at this instant. */
    boolean allows(List<Limit> limits, Instant at) {
        for (Limit limit : limits) {
            boolean allowed = switch (limit) {
                case Limit.Lifetime lifetime -> total < lifetime.times();
                case Limit.PerPeriod perPeriod -> hasRoom(perPeriod.times(), perPeriod.period(), at);
                case Limit.CoolDown coolDown -> hasRoom(1, coolDown.period(), at);
            };
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    /**
     * These with one more, which may be older than others; forgets what no limit can see any more.
     *
     * @param lateness how much older than the newest an award may still come
     */
    Awards plus(List<Limit> limits, Instant at, Duration lateness) {
        Instant newest = recent.isEmpty() || recent.getLast().isBefore(at) ? at : recent.getLast();
        Instant horizon = newest.minus(longestPeriod(limits)).minus(lateness);
        List<Instant> next = new ArrayList<>(recent.size() + 1);
        for (Instant award : recent) {
            if (award.isAfter(horizon)) {
                next.add(award);
            }
        }
        int place = next.size();
        while (place > 0 && next.get(place - 1).isAfter(at)) {
            place--;
        }
        next.add(place, at);
        return new Awards(total + 1, next);
    }

    /** Whether no span of this length with this instant in it holds so many awards already. */
    private boolean hasRoom(int times, Duration period, Instant at) {
        if (countFrom(at, period) >= times) {
            return false;
        }
        Instant earliest = at.minus(period);
        for (Instant start : recent) {
            boolean spanHoldsIt = start.isAfter(earliest) && !start.isAfter(at);
            if (spanHoldsIt && countFrom(start, period) >= times) {
                return false;
            }
        }
        return true;
    }

    private int countFrom(Instant start, Duration period) {
        Instant end = start.plus(period);
        int count = 0;
        for (Instant award : recent) {
            if (!award.isBefore(start) && award.isBefore(end)) {
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
