package io.ripen.scoring.history;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Touchpoints read from the table, by segment, with what was said about who caused them. Not thread-safe. */
public final class SegmentHistory implements KeptHistory {
    private record Key(String visitorKey, int segment) {}

    private record Placed(long position, Touchpoint touchpoint, boolean looksLikeMachine) {}

    private final Map<Key, List<Placed>> bySegment;
    private final Map<TouchpointId, Verdict> verdicts;

    private SegmentHistory(Map<Key, List<Placed>> bySegment, Map<TouchpointId, Verdict> verdicts) {
        this.bySegment = bySegment;
        this.verdicts = verdicts;
    }

    /** Starts an empty one. */
    public static Builder builder() {
        return new Builder();
    }

    /** The touchpoints of a segment up to its position, without those that machines caused. */
    @Override
    public List<Touchpoint> of(Segment segment) {
        return bySegment.getOrDefault(new Key(segment.visitorKey(), segment.segment()), List.of()).stream()
                .filter(placed -> placed.position <= segment.through())
                .flatMap(this::scored)
                .toList();
    }

    private Stream<Touchpoint> scored(Placed placed) {
        Verdict verdict = verdicts.get(new TouchpointId(
                placed.touchpoint.key().site(), placed.touchpoint.key().id()));
        if (verdict == null) {
            return placed.looksLikeMachine ? Stream.empty() : Stream.of(placed.touchpoint);
        }
        return switch (verdict) {
            case HUMAN -> Stream.of(placed.touchpoint.asConfirmed());
            case MACHINE -> Stream.empty();
        };
    }

    @Override
    public @Nullable Verdict judge(TouchpointId id, @Nullable Verdict verdict) {
        return verdict == null ? verdicts.remove(id) : verdicts.put(id, verdict);
    }

    @Override
    public void add(Segment place, TouchpointCaptured kept) {
        bySegment
                .computeIfAbsent(new Key(place.visitorKey(), place.segment()), key -> new ArrayList<>())
                .add(new Placed(place.through(), TouchpointReader.read(kept), TouchpointReader.isMachine(kept)));
    }

    /** Collects touchpoints while they are read. */
    public static final class Builder {
        private final Map<Key, List<Placed>> bySegment = new HashMap<>();
        private final Map<TouchpointId, Verdict> verdicts = new HashMap<>();

        private Builder() {}

        /** Adds a touchpoint, with what was said about who caused it. */
        public void add(
                String visitorKey, int segment, long position, TouchpointCaptured kept, @Nullable Verdict verdict) {
            bySegment
                    .computeIfAbsent(new Key(visitorKey, segment), key -> new ArrayList<>())
                    .add(new Placed(position, TouchpointReader.read(kept), TouchpointReader.isMachine(kept)));
            if (verdict != null) {
                verdicts.put(TouchpointId.of(kept), verdict);
            }
        }

        /** The touchpoints collected. */
        public SegmentHistory build() {
            return new SegmentHistory(bySegment, verdicts);
        }
    }
}
