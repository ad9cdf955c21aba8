package io.ripen.scoring.domain.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shortens a receipt for an event: the newest lines stay, older ones are summed, and the sum stays exact. */
public final class Receipt {
    private Receipt() {}

    /**
     * At most so many lines per axis.
     *
     * @param lines every line of an {@link Evaluation}
     * @param most lines per axis, at least 4
     */
    public static List<Line> shortened(List<Line> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        List<Line> shortened = new ArrayList<>(2 * most);
        for (Axis axis : Axis.values()) {
            shortened.addAll(shortenedAxis(
                    lines.stream().filter(line -> line.axis() == axis).toList(), most));
        }
        return List.copyOf(shortened);
    }

    private static List<Line> shortenedAxis(List<Line> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        List<Line> caps = fewest(
                lines.stream().filter(line -> line.rule().equals(Line.CAP)).toList(), most / 2);
        List<Line> awards =
                lines.stream().filter(line -> !line.rule().equals(Line.CAP)).toList();
        int rules = (int) awards.stream().map(Line::rule).distinct().count();
        int room = most - caps.size();
        // One line per rule for the old ones, unless the rules alone would fill the receipt.
        boolean perRule = 2 * rules <= room;
        int kept = perRule ? room - rules : room - 1;
        int cut = Math.max(0, awards.size() - kept);
        List<Line> result = new ArrayList<>(summed(awards.subList(0, cut), perRule));
        result.addAll(awards.subList(cut, awards.size()));
        result.addAll(caps);
        return result;
    }

    /** The caps, in one line if they are so many that little else would find room. */
    private static List<Line> fewest(List<Line> caps, int most) {
        return caps.size() <= most ? caps : summed(caps, true);
    }

    private static List<Line> summed(List<Line> old, boolean perRule) {
        Map<String, Line> sums = new LinkedHashMap<>();
        for (Line line : old) {
            sums.merge(perRule ? line.rule() : Line.EARLIER, line, (a, b) -> sum(a, b, perRule));
        }
        return List.copyOf(sums.values());
    }

    private static Line sum(Line a, Line b, boolean sameRule) {
        return new Line(
                a.axis(),
                sameRule ? a.rule() : Line.EARLIER,
                null,
                a.count() + b.count(),
                b.occurredAt(),
                a.awarded() + b.awarded(),
                a.points() + b.points(),
                sameRule ? same(a.detail(), b.detail()) : null);
    }

    private static @Nullable String same(@Nullable String a, @Nullable String b) {
        return a != null && a.equals(b) ? a : null;
    }
}
