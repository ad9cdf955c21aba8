package io.ripen.nurture.domain;

import java.util.List;
import java.util.Set;

/**
 * A journey of mails, as its file says.
 *
 * @param id the journey's name
 * @param version from 1, higher with every change
 * @param trigger what makes a lead enter
 * @param reentry whether a lead may enter again
 * @param excludedStages stages in which a lead gets none of its mails
 * @param steps what happens, in order
 */
public record Journey(
        String id, int version, Trigger trigger, Reentry reentry, Set<String> excludedStages, List<Step> steps) {
    /** Copies the collections. */
    public Journey {
        excludedStages = Set.copyOf(excludedStages);
        steps = List.copyOf(steps);
    }
}
