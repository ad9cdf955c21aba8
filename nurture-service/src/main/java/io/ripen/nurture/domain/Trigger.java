package io.ripen.nurture.domain;

import io.ripen.nurture.domain.consent.ConsentPurpose;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What makes a lead enter a journey. */
public sealed interface Trigger {

    /** The lead entered a stage of this name. */
    record StageEntered(String stage) implements Trigger {}

    /** A condition became true that was not: a score or an interest was crossed, a fact became known. */
    record BecameTrue(Condition condition) implements Trigger {}

    /**
     * The lead used several contents of one type and one topic, each another one.
     *
     * @param type the contents' type
     * @param times how many, from 1
     * @param within the longest time between the first and the last
     */
    record ContentUsed(String type, int times, Duration within) implements Trigger {}

    /** The lead gave a consent that is not confirmed yet, also once more. */
    record ConsentAsked(ConsentPurpose purpose) implements Trigger {}

    /**
     * Sales did not react in time.
     *
     * @param clock which clock ran out; absent for any
     */
    record SlaBreached(@Nullable String clock) implements Trigger {}

    /** The lead did nothing for so long, since the last thing that it did. */
    record Inactive(Duration period) implements Trigger {}

    /** An instant came. Reaches the leads of which anything is heard while the journey is in force. */
    record OnDate(Instant at) implements Trigger {}
}
