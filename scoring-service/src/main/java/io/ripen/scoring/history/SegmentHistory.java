package io.ripen.scoring.history;

import io.ripen.scoring.domain.lead.LeadHistory;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Touchpoints read from the table, by segment. */
public final class SegmentHistory implements LeadHistory {
    /** No touchpoints. */
    public static final SegmentHistory EMPTY = builder().build();

    private record Key(String visitorKey, int segment) {}

    private record Placed(long position, Touchpoint touchpoint) {}

    private final Map<Key, List<Placed>> bySegment;

    private SegmentHistory(Map<Key, List<Placed>> bySegment) {
        this.bySegment = bySegment;
    }

    static Builder builder() {
        return new Builder();
    }

    @Override
    public List<Touchpoint> of(Segment segment) {
        return bySegment.getOrDefault(new Key(segment.visitorKey(), segment.segment()), List.of()).stream()
                .filter(placed -> placed.position <= segment.through())
                .map(Placed::touchpoint)
                .toList();
    }

    /** Collects touchpoints while they are read. */
    static final class Builder {
        private final Map<Key, List<Placed>> bySegment = new HashMap<>();

        private Builder() {}

        void add(String visitorKey, int segment, long position, Touchpoint touchpoint) {
            bySegment
                    .computeIfAbsent(new Key(visitorKey, segment), key -> new ArrayList<>())
                    .add(new Placed(position, touchpoint));
        }

        SegmentHistory build() {
            return new SegmentHistory(bySegment);
        }
    }
}
