package io.ripen.systemtests.torture;

import io.ripen.contracts.Topic;
import io.ripen.local.process.Polling;
import io.ripen.local.stack.Service;
import io.ripen.systemtests.torture.StoredRows.LanePlace;
import io.ripen.testkit.TopicReader;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Waits until nothing moves any more. */
final class Drain {
    /** A publication may follow the last batch that a lane's row tells of; for so long nothing may have changed. */
    private static final Duration REST = Duration.ofSeconds(3);

    private final Town town;
    private final List<Member> members;
    private final TopicReader topics;

    /** Waits for these instances, which are all that run. */
    Drain(Town town, List<Member> members) {
        this.town = town;
        this.members = List.copyOf(members);
        this.topics = new TopicReader(town.broker().bootstrapServers());
    }

    /** Whether everything came to rest within the limit. */
    boolean await(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            if (!Polling.until(Duration.ofNanos(Math.max(1, end - System.nanoTime())), this::isAtRest)) {
                return false;
            }
            Map<String, Map<Integer, Long>> before = ends();
            boolean moved = Polling.until(REST, () -> !ends().equals(before));
            if (!moved && isAtRest()) {
                return true;
            }
        }
        return false;
    }

    private boolean isAtRest() {
        try {
            return members.stream().allMatch(Member::isReady)
                    && members.stream()
                            .filter(member -> member.service() == Service.INGEST)
                            .allMatch(ingest -> ingest.answer("/q/health/ready").contains("\"route\": \"direct\""))
                    && StoredRows.openMails(town.database()) == 0
                    && behind(StoredRows.lanes(town.database())).isEmpty();
        } catch (SQLException startsJustNow) {
            return false;
        }
    }

    /** The lanes that have something before them, a line each. */
    List<String> behind(List<LanePlace> lanes) {
        Map<String, Map<Integer, Long>> ends = new HashMap<>();
        List<String> behind = new ArrayList<>();
        for (LanePlace lane : lanes) {
            long end = ends.computeIfAbsent(lane.topic(), topics::ends).getOrDefault(lane.partition(), 0L);
            if (lane.nextOffset() != end) {
                behind.add("%s: next is %d, the topic's end is %d".formatted(lane, lane.nextOffset(), end));
            }
        }
        return behind;
    }

    /** How many records lie before these lanes, all together. */
    long recordsBehind(List<LanePlace> lanes) {
        Map<String, Map<Integer, Long>> ends = new HashMap<>();
        return lanes.stream()
                .mapToLong(
                        lane -> ends.computeIfAbsent(lane.topic(), topics::ends).getOrDefault(lane.partition(), 0L)
                                - lane.nextOffset())
                .sum();
    }

    private Map<String, Map<Integer, Long>> ends() {
        Map<String, Map<Integer, Long>> ends = new HashMap<>();
        for (Topic topic : Topic.values()) {
            ends.put(topic.topicName(), topics.ends(topic.topicName()));
        }
        return ends;
    }
}
