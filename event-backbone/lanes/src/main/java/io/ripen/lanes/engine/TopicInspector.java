package io.ripen.lanes.engine;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/** Asks the broker about a lane's input. */
@FunctionalInterface
public interface TopicInspector {
    /** States of the same partition number of several topics. Fails if one does not exist. */
    Uni<Map<String, TopicState>> inspect(List<String> topics, int partition);
}
