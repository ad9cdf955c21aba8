package io.ripen.nurture.domain.sending;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the rules say about a mail that is about to be sent. */
public sealed interface Clearance {

    /** It may be sent now. */
    record Cleared() implements Clearance {}

    /**
     * It must not be sent, now or later.
     *
     * @param reason why
     * @param until when the rule would have let it pass; absent if time alone changes nothing
     */
    record Suppressed(SuppressionReason reason, @Nullable Instant until) implements Clearance {}

    /**
     * It must wait.
     *
     * @param reason why
     * @param until when to ask again
     */
    record Held(SuppressionReason reason, Instant until) implements Clearance {}
}
