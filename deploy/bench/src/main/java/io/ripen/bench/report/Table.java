package io.ripen.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in plain text that is Markdown too: the first column is left-aligned, the others are right-aligned. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these column heads. */
    public Table(String... heads) {
        rows.add(List.of(heads));
    }

    /** Adds a row, which has as many cells as there are heads. */
    public void row(List<String> cells) {
        if (cells.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException("a row has " + rows.getFirst().size() + " cells, not " + cells.size());
        }
        rows.add(List.copyOf(cells));
    }

    /** The lines, each ended. */
    public String text() {
        List<Integer> widths = IntStream.range(0, rows.getFirst().size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        StringBuilder text = new StringBuilder(line(rows.getFirst(), widths));
        for (int column = 0; column < widths.size(); column++) {
            text.append('|').append("-".repeat(widths.get(column) + 1)).append(column == 0 ? '-' : ':');
        }
        text.append("|\n");
        rows.stream().skip(1).forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT, i == 0 ? "%-" + widths.get(i) + "s" : "%" + widths.get(i) + "s", cells.get(i)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
