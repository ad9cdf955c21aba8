package io.ripen.scoring.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Bounds how much history is in memory at once. */
public final class HistoryPortions {
    /**
     * Most touchpoints that are held at once, each of some three kilobytes: sixteen lanes can do so in a small heap. One
     * lead's longer history is not held but read page after page.
     */
    public static final long MOST_TOUCHPOINTS = 2_500;

    private HistoryPortions() {}

    /**
     * Leads in portions, in their order; the last one is empty only if there are none.
     *
     * @param touchpoints how many a lead's histories have at most
     */
    public static <T> List<List<T>> of(List<T> leads, ToLongFunction<T> touchpoints) {
        return of(leads, touchpoints, MOST_TOUCHPOINTS);
    }

    static <T> List<List<T>> of(List<T> leads, ToLongFunction<T> touchpoints, long most) {
        List<List<T>> portions = new ArrayList<>();
        int start = 0;
        long sum = 0;
        for (int i = 0; i < leads.size(); i++) {
            long more = touchpoints.applyAsLong(leads.get(i));
            if (sum > 0 && sum + more > most) {
                portions.add(List.copyOf(leads.subList(start, i)));
                start = i;
                sum = 0;
            }
            sum += more;
        }
        portions.add(List.copyOf(leads.subList(start, leads.size())));
        return portions;
    }
}
