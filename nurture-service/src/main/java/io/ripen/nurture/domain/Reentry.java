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

    /** A lead enters again so long after it entered last. */
    record After(Duration pause) implements Reentry {}

    /**
     * Whether a lead may enter.
     *
     * @param earlier its enrolments in the journey, in their order
     * @param topic the topic that would make it enter; absent if none does
     * @param now when it would enter
     */
    default boolean allows(List<Enrolment> earlier, @Nullable String topic, Instant now) {
        return switch (this) {
            case Never never -> earlier.isEmpty();
            case PerTopic perTopic ->
                earlier.stream()
                        .noneMatch(enrolment -> Objects.equals(enrolment.data().topic(), topic));
            case After after ->
                earlier.stream()
                        .noneMatch(enrolment -> enrolment.isInside()
                                || enrolment.at().plus(after.pause()).isAfter(now));
        };
    }
}
