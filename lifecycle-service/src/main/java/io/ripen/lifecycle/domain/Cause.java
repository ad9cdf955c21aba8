package io.ripen.lifecycle.domain;

import io.ripen.lifecycle.domain.LifecycleEvent.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why and by whom a stage is entered. */
record Cause(
        Reason reason,
        List<GuardResult> guards,
        TransitionActor by,
        @Nullable String feedbackReason) {

    /** Copies the list. */
    Cause {
        guards = List.copyOf(guards);
    }

    boolean isByItself() {
        return by instanceof TransitionActor.Rule || by instanceof TransitionActor.Timer;
    }

    /** A lead that is taken out of recycling by hand is a new one for sales, as one that comes back by itself is. */
    boolean beginsAnew() {
        return isByItself() || reason == Reason.SET_STAGE;
    }

    /** Whether nothing happens that entering the stage sets off: that happened before, elsewhere. */
    boolean isBroughtAlong() {
        return reason == Reason.IMPORTED || reason == Reason.MERGED;
    }
}
