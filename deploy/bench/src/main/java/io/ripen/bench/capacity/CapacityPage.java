package io.ripen.bench.capacity;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code docs/capacity.md}: its figures are read, and what is computed from them stands between marks. */
final class CapacityPage {
    private static final long SEED = 20261122;
    private static final int LEADS = 1_000_000;

    private CapacityPage() {}

    /** The computed tables by the name of their mark. */
    static Map<String, String> tables(Figures figures) {
        Demand demand = new Demand(figures);
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("processes", demand.processes());
        tables.put("servers", demand.servers());
        tables.put("limits", demand.limits());
        tables.put("balance", new Balance(SEED, LEADS).table());
        tables.put("rebalances", Rebalances.table(figures));
        return tables;
    }

    /**
     * The page with its tables computed anew from its figures.
     *
     * @throws IllegalArgumentException if a mark or a figure is missing
     */
    static String computed(String page) {
        String text = page;
        for (Map.Entry<String, String> table : tables(Figures.of(page)).entrySet()) {
            String begin = "<!-- computed: " + table.getKey() + " -->\n";
            String end = "<!-- end -->";
            int from = text.indexOf(begin);
            int to = text.indexOf(end, Math.max(from, 0));
            if (from < 0 || to < 0) {
                throw new IllegalArgumentException("the page has no place for the table " + table.getKey());
            }
            text = text.substring(0, from + begin.length()) + "\n" + table.getValue() + "\n" + text.substring(to);
        }
        return text;
    }
}
