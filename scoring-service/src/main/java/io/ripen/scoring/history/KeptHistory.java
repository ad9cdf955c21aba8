package io.ripen.scoring.history;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.scoring.contract.TouchpointReader;
import io.ripen.scoring.domain.lead.LeadHistory;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Histories as kept, with what the batch at hand adds to them. */
public interface KeptHistory extends LeadHistory {
    /**
     * Lets a verdict hold from now on.
     *
     * @param verdict null takes it back
     * @return the one that held before as far as is known here, null if there was none
     */
    @Nullable
    Verdict judge(TouchpointId id, @Nullable Verdict verdict);

    /** Adds a touchpoint that is kept with the batch at hand. */
    void add(Segment place, TouchpointCaptured kept);

    /** The touchpoint as it is scored; empty if a machine caused it. */
    static Optional<Touchpoint> scored(TouchpointCaptured kept, @Nullable Verdict verdict) {
        if (verdict == null) {
            return TouchpointReader.isMachine(kept) ? Optional.empty() : Optional.of(TouchpointReader.read(kept));
        }
        return switch (verdict) {
            case HUMAN -> Optional.of(TouchpointReader.read(kept).asConfirmed());
            case MACHINE -> Optional.empty();
        };
    }
}
