package io.ripen.lanes.engine;

import io.ripen.lanes.LaneId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a lane is doing, for health and lag.
 *
 * @param lane the lane
 * @param activity what it is doing
 * @param since since when it has been busy with it
 * @param problem why it stopped or what it retries
 * @param positions how far it has come
 * @param queued records handed over and not yet committed
 * @param lag records of the input topics without effect yet, as of the last look at the topics
 * @param pendingSince since when committed events wait for the broker's acknowledgement; absent when none do
 */
public record LaneStatus(
        LaneId lane,
        Activity activity,
        Instant since,
        @Nullable String problem,
        Map<String, Position> positions,
        int queued,
        long lag,
        @Nullable Instant pendingSince) {

    /** What a lane can be doing. */
    public enum Activity {
        ACQUIRING,
        IDLE,
        /** It has something to do, and gathers more or waits for its turn. */
        WAITING,
        WORKING,
        PUBLISHING,
        BACKING_OFF,
        STOPPED,
        RELEASED
    }

    /** Whether a takeover or a batch has lasted longer than this. All else ends by itself, or waits for its turn. */
    public boolean stalled(Duration limit, Instant now) {
        boolean isBusy = activity == Activity.ACQUIRING || activity == Activity.WORKING;
        return isBusy && Duration.between(since, now).compareTo(limit) > 0;
    }

    /** Whether the lane does what it is there for. */
    public boolean healthy() {
        return problem == null;
    }
}
