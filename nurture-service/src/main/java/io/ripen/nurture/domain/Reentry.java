package io.ripen.nurture.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a lead that was in a journey may enter it again. Never while it is still inside for the same topic. */
public sealed interface Reentry {

    /** A lead enters once in its life. */
    record Never() implements Reentry {}

    /** A lead enters once for each topic. */
    record PerTopic() implements Reentry {}

    /**
     * A lead enters again so long after it entered last. Of agreed times that passed, each clock counts for itself, from the
     * instant at which it ran out: who hears of several of them at once is told of each.
     */
    record After(Duration pause) implements Reentry {
        private boolean isTooSoon(Enrolment earlier, MailData about, Instant now) {
            MailData.Breach before = earlier.data().breach();
            MailData.Breach breach = about.breach();
            return (before != null && breach != null)
                    ? Duration.between(before.dueAt(), breach.dueAt()).abs().compareTo(pause) < 0
                    : earlier.at().plus(pause).isAfter(now);
        }
    }

    /**
     * Whether a lead may enter.
     *
     * @param earlier its enrolments in the journey, in their order, and those of leads that were merged into it
     * @param about what would make it enter
     * @param now when it would enter
     */
    default boolean allows(List<Enrolment> earlier, MailData about, Instant now) {
        return switch (this) {
            case Never never -> earlier.isEmpty();
            case PerTopic perTopic ->
                earlier.stream()
                        .noneMatch(enrolment -> Objects.equals(enrolment.data().topic(), about.topic()));
            case After after ->
                earlier.stream()
                        .filter(enrolment -> isOfOneClock(enrolment.data().breach(), about.breach()))
                        .noneMatch(enrolment -> enrolment.isInside() || after.isTooSoon(enrolment, about, now));
        };
    }

    /** Also yes where there is no clock. */
    private static boolean isOfOneClock(MailData.@Nullable Breach one, MailData.@Nullable Breach other) {
        return one == null
                || other == null
                || (one.stage().equals(other.stage()) && one.clock().equals(other.clock()));
    }
}
