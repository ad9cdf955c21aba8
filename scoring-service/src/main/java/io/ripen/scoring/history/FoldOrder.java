package io.ripen.scoring.history;

import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings touchpoints that come by time into the order of the fold, together with others that are known before. Not
 * thread-safe.
 */
final class FoldOrder implements Consumer<Touchpoint> {
    /** Of one microsecond; of more the order is the database's, which is another for rare characters only. */
    private static final int MOST_AT_ONE_TIME = 1_000;

    private final Consumer<Touchpoint> next;
    private final TreeMap<TouchpointKey, Touchpoint> beside = new TreeMap<>();
    private final TreeMap<TouchpointKey, Touchpoint> atOneTime = new TreeMap<>();

    /**
     * An order of nothing yet.
     *
     * @param beside in any order; one that comes by time, too, counts as given here
     */
    FoldOrder(Collection<Touchpoint> beside, Consumer<Touchpoint> next) {
        this.next = next;
        beside.forEach(touchpoint -> this.beside.putIfAbsent(touchpoint.key(), touchpoint));
    }

    /** Takes the next one by time, to the microsecond as the database knows it. */
    @Override
    public void accept(Touchpoint touchpoint) {
        if (!atOneTime.isEmpty()
                && (atOneTime.size() >= MOST_AT_ONE_TIME
                        || !time(touchpoint).equals(time(atOneTime.firstEntry().getValue())))) {
            pass();
        }
        atOneTime.put(touchpoint.key(), touchpoint);
    }

    /** Passes on what is left, once all have come. */
    void end() {
        pass();
        beside.values().forEach(next);
        beside.clear();
    }

    private void pass() {
        atOneTime.forEach((key, touchpoint) -> {
            while (!beside.isEmpty() && beside.firstKey().compareTo(key) < 0) {
                next.accept(beside.pollFirstEntry().getValue());
            }
            Map.Entry<TouchpointKey, Touchpoint> first = beside.firstEntry();
            boolean isSame = first != null && first.getKey().equals(key);
            next.accept(isSame ? beside.pollFirstEntry().getValue() : touchpoint);
        });
        atOneTime.clear();
    }

    private static Instant time(Touchpoint touchpoint) {
        return touchpoint.occurredAt().truncatedTo(ChronoUnit.MICROS);
    }
}
