package io.ripen.ingest.domain.site;

import java.util.List;

/**
 * The words that closed members may hold, in the order in which they are shown.
 *
 * @param types kinds of touchpoints
 * @param phases phases of the customer's journey
 * @param purposes what a person can agree to
 * @param statuses how far a consent goes
 */
public record Vocabulary(List<String> types, List<String> phases, List<String> purposes, List<String> statuses) {

    /** Copies the lists. */
    public Vocabulary {
        types = List.copyOf(types);
        phases = List.copyOf(phases);
        purposes = List.copyOf(purposes);
        statuses = List.copyOf(statuses);
    }
}
