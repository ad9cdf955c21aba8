package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.touchpoint.Touchpoint;
import java.util.List;

/** The stored touchpoints of the leads at hand. */
@FunctionalInterface
public interface LeadHistory {
    /** The touchpoints of a segment up to and including its position, in any order. */
    List<Touchpoint> of(Segment segment);
}
