package io.ripen.systemtests.torture;

import io.ripen.systemtests.torture.Heaps.Heap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * At rest nobody holds a transaction, no pool is beyond its bound, there are no more clients than before, and what the
 * load took of the heaps is free again.
 */
final class PoolsAndHeapsAreBack implements Promise {
    /**
     * What is kept for good once there has been load, mostly the producers of the lanes, which are made when a lane first
     * publishes and keep their buffers. It grows with the lanes that an instance has owned, not with the events.
     */
    private static final long KEPT_BYTES = 48L << 20;

    private static final String PRODUCER = "org.apache.kafka.clients.producer.KafkaProducer";
    private static final List<String> OTHER_CLIENTS = List.of(
            "org.apache.kafka.clients.consumer.KafkaConsumer", "org.apache.kafka.clients.admin.KafkaAdminClient");
    private static final int MOST_CLASSES = 5;

    private final int mostSessions;

    PoolsAndHeapsAreBack(int mostSessions) {
        this.mostSessions = mostSessions;
    }

    @Override
    public String words() {
        return "connection pools, clients and heaps are back to their base";
    }

    @Override
    public List<String> broken(Evidence evidence) {
        List<String> broken = new ArrayList<>();
        evidence.rows().busySessions().forEach(session -> broken.add("still at work: " + session));
        if (evidence.rows().sessions() > mostSessions) {
            broken.add("%d sessions, of which there may be %d"
                    .formatted(evidence.rows().sessions(), mostSessions));
        }
        evidence.heapsAfter().forEach((member, after) -> {
            Heap before = evidence.heapsBefore().getOrDefault(member, Heap.EMPTY);
            compare(member, before, after, broken);
            long lanes = evidence.rows().lanesOf(member.substring(0, member.indexOf('-')));
            compare(member, PRODUCER, before.of(PRODUCER).objects() + lanes, after, broken);
            for (String client : OTHER_CLIENTS) {
                compare(member, client, before.of(client).objects(), after, broken);
            }
        });
        return broken;
    }

    private static void compare(String member, String client, long most, Heap after, List<String> broken) {
        long clients = after.of(client).objects();
        if (clients > most) {
            broken.add("%s has %d of %s, of which there may be %d".formatted(member, clients, client, most));
        }
    }

    private static void compare(String service, Heap before, Heap after, List<String> broken) {
        if (after.bytes() > before.bytes() + KEPT_BYTES) {
            broken.add("%s holds %d KiB, before the load %d KiB; most grew %s"
                    .formatted(service, after.bytes() >> 10, before.bytes() >> 10, growth(before, after)));
        }
    }

    /** The classes whose objects grew most, with the growth in KiB. */
    static List<String> growth(Heap before, Heap after) {
        return after.classes().keySet().stream()
                .sorted(Comparator.comparingLong((String name) ->
                                after.of(name).bytes() - before.of(name).bytes())
                        .reversed())
                .limit(MOST_CLASSES)
                .map(name ->
                        name + " " + ((after.of(name).bytes() - before.of(name).bytes()) >> 10))
                .toList();
    }
}
