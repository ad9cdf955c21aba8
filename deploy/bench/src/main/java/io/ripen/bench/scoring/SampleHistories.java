package io.ripen.bench.scoring;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the leads of the benchmark's made-up world did, as the fold takes it. */
public final class SampleHistories {
    private SampleHistories() {}

    /**
     * Histories by visitor: the page view and the form that made the leads known, and these events.
     *
     * @param leads how many leads
     * @param events how many touchpoints follow
     * @param now when the last one happened
     */
    public static List<List<Touchpoint>> of(int leads, long events, Instant now) {
        World world = new World(leads, leads, now);
        Map<String, List<Touchpoint>> histories = new LinkedHashMap<>();
        for (long number = 0; number < world.pastEvents(); number++) {
            add(world.past(number), histories);
        }
        for (long number = 0; number < events; number++) {
            add(world.present(number, events), histories);
        }
        return List.copyOf(histories.values());
    }

    /** Touchpoints as ingest writes them, in the order of their numbers. */
    public static List<TouchpointCaptured> captured(int leads, int events, Instant now) {
        World world = new World(leads, leads, now);
        return IntStream.range(0, events)
                .mapToObj(number -> world.present(number, events))
                .toList();
    }

    private static void add(TouchpointCaptured captured, Map<String, List<Touchpoint>> histories) {
        Touchpoint touchpoint = TouchpointReader.read(captured);
        List<Touchpoint> history = histories.computeIfAbsent(captured.visitorKey(), key -> new ArrayList<>());
        // What is sent twice is kept once.
        if (history.stream().noneMatch(kept -> kept.key().equals(touchpoint.key()))) {
            history.add(touchpoint);
        }
    }
}
