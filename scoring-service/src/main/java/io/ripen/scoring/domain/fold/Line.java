package io.ripen.scoring.domain.fold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a receipt.
 *
 * @param axis the axis it adds to
 * @param rule the rule that awarded, or {@link #CAP}, or {@link #EARLIER}
 * @param touchpointId the touchpoint, where the line stands for one
 * @param count how many touchpoints it stands for; 0 for facts, caps and time without an act
 * @param occurredAt when it was earned, of several the last
 * @param awarded hundredths when awarded
 * @param points hundredths that it is worth now
 * @param detail what it is about, for a person to read
 */
public record Line(
        Axis axis,
        String rule,
        @Nullable String touchpointId,
        int count,
        @Nullable Instant occurredAt,
        long awarded,
        long points,
        @Nullable String detail) {
    /** Stands in place of a rule for what a cap cut. No rule may have this id. */
    public static final String CAP = "cap";

    /** Stands in place of a rule for the sum of old lines of too many rules. No rule may have this id. */
    public static final String EARLIER = "earlier";

    /** Stands in place of all engagement lines once profiling is not consented to. No rule may have this id. */
    public static final String CONSENT = "consent";

    /** What decay has taken, zero or negative for positive awards. */
    public long decayed() {
        return points - awarded;
    }

    static Line consent() {
        return new Line(Axis.ENGAGEMENT, CONSENT, null, 0, null, 0, 0, "profiling consent withdrawn");
    }

    static Line cap(Axis axis, long cut, String detail) {
        return new Line(axis, CAP, null, 0, null, cut, cut, detail);
    }
}
