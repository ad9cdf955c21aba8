package io.ripen.systemtests.torture;

import io.ripen.systemtests.torture.Heaps.Heap;
import java.util.List;
import java.util.Map;

/**
 * All that is left after a run, when everything is at rest.
 *
 * @param load what was answered to the people
 * @param events what lies on the topics
 * @param rows what lies in the database
 * @param delivered Message-IDs in the inbox, each as often as it is there
 * @param behind lanes that have something before them
 * @param drained whether the lanes came to rest in time
 * @param heapsBefore live objects of each service at rest before the load
 * @param heapsAfter the same after it
 */
record Evidence(
        Load.Outcome load,
        PublishedHistory events,
        StoredRows rows,
        List<String> delivered,
        List<String> behind,
        boolean drained,
        Map<String, Heap> heapsBefore,
        Map<String, Heap> heapsAfter) {
    Evidence {
        delivered = List.copyOf(delivered);
        behind = List.copyOf(behind);
        heapsBefore = Map.copyOf(heapsBefore);
        heapsAfter = Map.copyOf(heapsAfter);
    }
}
