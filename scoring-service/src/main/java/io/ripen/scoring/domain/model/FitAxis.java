package io.ripen.scoring.domain.model;

import java.util.List;

/**
 * The fit rules with their cap.
 *
 * @param cap most hundredths of the axis
 * @param rules rules with different ids, in the order of the model
 */
public record FitAxis(long cap, List<FitRule> rules) {
    /** Copies the list. */
    public FitAxis {
        rules = List.copyOf(rules);
    }
}
