package io.ripen.scoring.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Bounds how much history is in memory at once. */
public final class HistoryPortions {
    /** Most touchpoints that are read at once, one lead's longer history excepted; each takes some three kilobytes. */
    public static final long MOST_TOUCHPOINTS = 10_000;

    private HistoryPortions() {}

    /**
     * Leads in portions, in their order; the last one is empty only if there are none.
     *
     * @param touchpoints how many a lead's histories have at most
     */
    public static <T> List<List<T>> of(List<T> leads, ToLongFunction<T> touchpoints) {
        List<List<T>> portions = new ArrayList<>();
        int start = 0;
        long sum = 0;
        for (int i = 0; i < leads.size(); i++) {
            long more = touchpoints.applyAsLong(leads.get(i));
            if (sum > 0 && sum + more > MOST_TOUCHPOINTS) {
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
