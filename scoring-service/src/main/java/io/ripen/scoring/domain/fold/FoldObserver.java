package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.EngagementRule;
import io.ripen.scoring.domain.model.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Is told what happens while a history is folded, so that it can be explained. */
public interface FoldObserver {
    /** Looks away. */
    FoldObserver NONE = new FoldObserver() {
        @Override
        public void saw(Moment moment) {}

        @Override
        public void decided(EngagementRule rule, @Nullable String touchpointId, Instant at, Outcome outcome) {}
    };

    /** What a rule that matched did. */
    enum Outcome {
        /** It awarded. */
        AWARDED,
        /** A limit kept it from awarding. */
        LIMITED,
        /** It waits for a human sign. */
        UNCONFIRMED
    }

    /** A touchpoint is about to be held against the rules; what the moment counts holds during this call only. */
    void saw(Moment moment);

    /**
     * A rule matched.
     *
     * @param touchpointId the touchpoint that it matched; null for time without an act
     * @param at when that happened: before the touchpoint just seen if that was the sign that it waited for
     */
    void decided(EngagementRule rule, @Nullable String touchpointId, Instant at, Outcome outcome);
}
