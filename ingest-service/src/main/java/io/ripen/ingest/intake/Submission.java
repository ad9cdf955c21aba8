package io.ripen.ingest.intake;

import io.ripen.ingest.site.Admission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one request.
 *
 * @param protocol how they came
 * @param admission whose they are
 * @param events in the order of the request
 * @param replay of events that were rejected before; null for new ones
 */
public record Submission(
        Protocol protocol,
        Admission admission,
        List<Submitted> events,
        @Nullable Replay replay) {

    /**
     * Events that come once more. Those that are rejected again are not kept again.
     *
     * @param receivedAt when they came first
     */
    public record Replay(Instant receivedAt) {}

    /** Copies the list. */
    public Submission {
        events = List.copyOf(events);
    }

    /** New events. */
    public Submission(Protocol protocol, Admission admission, List<Submitted> events) {
        this(protocol, admission, events, null);
    }
}
