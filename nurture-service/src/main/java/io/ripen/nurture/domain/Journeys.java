package io.ripen.nurture.domain;

import java.util.List;
import java.util.Optional;

/**
 * All journeys that are in force.
 *
 * @param all in the order in which they are asked; no two of one id
 */
public record Journeys(List<Journey> all) {
    /** Copies the list. */
    public Journeys {
        all = List.copyOf(all);
    }

    /** The journey of this id. */
    public Optional<Journey> find(String id) {
        return all.stream().filter(journey -> journey.id().equals(id)).findFirst();
    }
}
