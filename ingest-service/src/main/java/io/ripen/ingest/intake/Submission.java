package io.ripen.ingest.intake;

import io.ripen.ingest.site.Admission;
import java.util.List;

/**
 * The events of one request.
 *
 * @param protocol how they came
 * @param admission whose they are
 * @param events in the order of the request
 */
public record Submission(Protocol protocol, Admission admission, List<Submitted> events) {
    /** Copies the list. */
    public Submission {
        events = List.copyOf(events);
    }
}
