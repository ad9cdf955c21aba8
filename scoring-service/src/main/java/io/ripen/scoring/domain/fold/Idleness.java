package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.model.EngagementAxis.IdleRule;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When an idle rule awards: at the end of each period since the last act, as often as it may until the next act. */
final class Idleness {
    private Idleness() {}

    /** The next award, if nothing happens until then. */
    static Optional<Instant> next(IdleRule rule, @Nullable Gap gap) {
        return gap == null || gap.periods() >= rule.idle().times()
                ? Optional.empty()
                : Optional.of(gap.since().plus(rule.idle().period().multipliedBy(gap.periods() + 1L)));
    }

    static String describe(IdleRule rule) {
        long hours = rule.idle().period().toHours();
        return "nothing for " + (hours % 24 == 0 ? hours / 24 + " days" : hours + " hours");
    }
}
