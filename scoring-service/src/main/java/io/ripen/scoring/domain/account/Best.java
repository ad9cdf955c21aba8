package io.ripen.scoring.domain.account;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The first of many things in an order, without sorting all of them. Looks through all only when it is filled, and again
 * when so many of the first have gone that too few are left. Not thread-safe.
 *
 * @param <T> what is ordered; no two of them are equal in the order
 */
final class Best<T> {
    private final Comparator<T> order;
    private final int most;
    /** No other comes before any of these. */
    private final TreeSet<T> first;

    /** None yet. {@code most} is how many are ever asked for. */
    Best(Comparator<T> order, int most) {
        this.order = order;
        this.most = most;
        this.first = new TreeSet<>(order);
    }

    /** One more; {@code before} says how many there were. */
    void add(T item, int before) {
        boolean hasAll = first.size() == before;
        if (hasAll || (!first.isEmpty() && order.compare(item, first.last()) < 0)) {
            first.add(item);
            if (first.size() > 2 * most) {
                first.pollLast();
            }
        }
    }

    void remove(T item) {
        first.remove(item);
    }

    /** The first of all, at most as many as may be asked for. */
    List<T> of(Collection<T> all) {
        if (first.size() < Math.min(most, all.size())) {
            first.clear();
            int count = 0;
            for (T item : all) {
                add(item, count);
                count++;
            }
        }
        return first.stream().limit(most).toList();
    }
}
