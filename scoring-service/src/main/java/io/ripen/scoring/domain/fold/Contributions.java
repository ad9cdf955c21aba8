package io.ripen.scoring.domain.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A lead's awards while it is being folded, in the order of their times, whenever their human sign came. */
final class Contributions {
    /** So many are looked through before any is dropped. */
    private static final int FIRST_SWEEP = 64;

    private final List<Contribution> contributions;
    private int sweepAt = FIRST_SWEEP;

    Contributions(List<Contribution> earlier) {
        this.contributions = new ArrayList<>(earlier);
    }

    void add(Contribution contribution) {
        int place = contributions.size();
        while (place > 0 && contributions.get(place - 1).at().isAfter(contribution.at())) {
            place--;
        }
        contributions.add(place, contribution);
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
