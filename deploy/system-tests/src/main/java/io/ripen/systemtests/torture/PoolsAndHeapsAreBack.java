package io.ripen.systemtests.torture;

import java.util.ArrayList;
import java.util.List;

/** At rest nobody holds a transaction, no pool is beyond its bound, and what the load took of the heaps is free again. */
final class PoolsAndHeapsAreBack implements Promise {
    /** What clients, caches and statistics keep for good once there has been load. */
    private static final long KEPT_BYTES = 24L << 20;

    private final int mostSessions;

    PoolsAndHeapsAreBack(int mostSessions) {
        this.mostSessions = mostSessions;
    }

    @Override
    public String words() {
        return "connection pools and heaps are back to their base";
    }

    @Override
    public List<String> broken(Evidence evidence) {
        List<String> broken = new ArrayList<>();
        evidence.rows().busySessions().forEach(session -> broken.add("still at work: " + session));
        if (evidence.rows().sessions() > mostSessions) {
            broken.add("%d sessions, of which there may be %d"
                    .formatted(evidence.rows().sessions(), mostSessions));
        }
        evidence.heapsAfter().forEach((service, after) -> {
            long before = evidence.heapsBefore().getOrDefault(service, 0L);
            if (after > before + KEPT_BYTES) {
                broken.add("%s holds %d KiB, before the load %d KiB".formatted(service, after >> 10, before >> 10));
            }
        });
        return broken;
    }
}
