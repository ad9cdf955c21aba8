package io.ripen.scoring.domain.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A lead's awards while it is being folded, in the order of their times, whenever their human sign came. If they become
 * too many, each rule keeps its newest: a flood of one kind takes nothing from the others.
 */
final class Contributions {
    /** So many are looked through before any is dropped. */
    private static final int FIRST_SWEEP = 64;

    private final List<Contribution> contributions;
    private final int most;
    private int sweepAt = FIRST_SWEEP;

    /**
     * Awards that are there already.
     *
     * @param most how many with a worth are kept, or one per rule if that is more
     */
    Contributions(List<Contribution> earlier, int most) {
        this.contributions = new ArrayList<>(earlier);
        this.most = most;
    }

    /**
     * Adds an award.
     *
     * @param now when it is decided, not before any other call: what is dropped must not depend on when anybody looked
     */
    void add(Contribution contribution, Instant now) {
        int place = contributions.size();
        while (place > 0 && contributions.get(place - 1).at().isAfter(contribution.at())) {
            place--;
        }
        contributions.add(place, contribution);
        if (contributions.size() > most) {
            sweep(now);
            if (contributions.size() > most) {
                keepNewest();
            }
        }
    }

    /** A quarter goes at once, so that it is seldom looked through. */
    private void keepNewest() {
        Map<String, Integer> awards = new HashMap<>();
        for (Contribution contribution : contributions) {
            awards.merge(contribution.rule().id(), 1, Integer::sum);
        }
        int ofEach = mostOfEach(awards.values(), most - most / 4);
        Map<String, Integer> seen = new HashMap<>();
        List<Contribution> kept = new ArrayList<>(most);
        for (int i = contributions.size() - 1; i >= 0; i--) {
            Contribution contribution = contributions.get(i);
            if (seen.merge(contribution.rule().id(), 1, Integer::sum) <= ofEach) {
                kept.add(contribution);
            }
        }
        Collections.reverse(kept);
        contributions.clear();
        contributions.addAll(kept);
    }

    /** The largest number of each, at least one, with which they are not more than allowed together. */
    private static int mostOfEach(Collection<Integer> counts, int together) {
        int ofEach = 1;
        while (sum(counts, ofEach + 1) <= together) {
            ofEach++;
        }
        return ofEach;
    }

    private static int sum(Collection<Integer> counts, int ofEach) {
        int sum = 0;
        for (int count : counts) {
            sum += Math.min(count, ofEach);
        }
        return sum;
    }

    /** Drops what is worth nothing any more, now and then: to look through all at every touchpoint takes quadratic time. */
    void forget(Instant now) {
        if (contributions.size() >= sweepAt) {
            sweep(now);
        }
    }

    /** Drops all that is worth nothing any more. */
    void sweep(Instant now) {
        contributions.removeIf(contribution -> contribution.rule().worth().isSpent(contribution.age(now)));
        sweepAt = Math.max(FIRST_SWEEP, 2 * contributions.size());
    }

    /** Those that are there, oldest first; a view. */
    List<Contribution> all() {
        return Collections.unmodifiableList(contributions);
    }
}
