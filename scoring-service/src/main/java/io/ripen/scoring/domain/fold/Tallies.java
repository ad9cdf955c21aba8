package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.Moment;
import io.ripen.scoring.domain.model.Tally;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the tallies of a model have counted while a history is folded. Keeps no more than the tallies can ask for. */
final class Tallies implements Moment.Counts {
    /**
     * Most marks of one tally, over all values that it keeps apart, which bounds a lead's row; the oldest go first.
     */
    static final int MOST_MARKS = 500;

    private final Map<String, List<Mark>> marks = new HashMap<>();

    Tallies(Map<String, List<Mark>> marks) {
        marks.forEach((tally, counted) -> this.marks.put(tally, new ArrayList<>(counted)));
    }

    Map<String, List<Mark>> marks() {
        return marks;
    }

    @Override
    public int of(Tally tally, Touchpoint touchpoint, boolean withIt) {
        Mark now = mark(tally, touchpoint);
        if (tally.same() != null && now.same() == null) {
            return 0;
        }
        Instant start = now.at().minus(tally.within());
        int count = withIt ? 1 : 0;
        Set<@Nullable String> seen = new HashSet<>();
        if (withIt) {
            seen.add(now.distinct());
        }
        for (Mark mark : marks.getOrDefault(tally.id(), List.of())) {
            boolean counts = mark.at().isAfter(start)
                    && Objects.equals(mark.same(), now.same())
                    && (tally.distinct() == null || seen.add(mark.distinct()));
            count += counts ? 1 : 0;
        }
        return count;
    }

    /** How the touchpoint would be marked. */
    static Mark mark(Tally tally, Touchpoint touchpoint) {
        return new Mark(
                touchpoint.occurredAt(),
                tally.same() == null ? null : tally.same().of(touchpoint),
                tally.distinct() == null ? null : tally.distinct().of(touchpoint));
    }

    /** Counts a mark, which may be older than others, at an instant that is not before any of them. */
    void add(Tally tally, Mark mark, Instant now) {
        List<Mark> counted = marks.computeIfAbsent(tally.id(), id -> new ArrayList<>());
        insert(counted, mark);
        Instant start = now.minus(tally.within());
        counted.removeIf(each -> !each.at().isAfter(start));
        if (tally.distinct() != null) {
            keepNewestOfEach(counted);
        }
        trim(counted, tally.atLeast());
        if (counted.isEmpty()) {
            marks.remove(tally.id());
        }
    }

    private static void insert(List<Mark> counted, Mark mark) {
        int place = counted.size();
        while (place > 0 && counted.get(place - 1).at().isAfter(mark.at())) {
            place--;
        }
        counted.add(place, mark);
    }

    private static void keepNewestOfEach(List<Mark> counted) {
        record Value(@Nullable String same, @Nullable String distinct) {}

        Set<Value> seen = new HashSet<>();
        for (int i = counted.size() - 1; i >= 0; i--) {
            if (!seen.add(new Value(counted.get(i).same(), counted.get(i).distinct()))) {
                counted.remove(i);
            }
        }
    }

    private static void trim(List<Mark> counted, int most) {
        Map<@Nullable String, Integer> kept = new HashMap<>();
        for (int i = counted.size() - 1; i >= 0; i--) {
            if (kept.merge(counted.get(i).same(), 1, Integer::sum) > most) {
                counted.remove(i);
            }
        }
        if (counted.size() > MOST_MARKS) {
            counted.subList(0, counted.size() - MOST_MARKS).clear();
        }
    }
}
