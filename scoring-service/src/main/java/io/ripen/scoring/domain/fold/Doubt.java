package io.ripen.scoring.domain.fold;

import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An opened or clicked mail of which a rule must know whether a human did it.
 *
 * @param at when it happened
 * @param touchpointId the touchpoint
 * @param type opened or clicked
 * @param mail the mail
 * @param topic topic of its asset
 * @param product product of its asset
 * @param subject what it was about, for a person to read
 * @param claims what it will give once a human sign follows; nothing once it did
 * @param settled whether a human did it
 */
public record Doubt(
        Instant at,
        String touchpointId,
        TouchpointType type,
        @Nullable String mail,
        @Nullable String topic,
        @Nullable String product,
        @Nullable String subject,
        Claims claims,
        boolean settled) {

    /**
     * What waits for a human sign.
     *
     * @param rules ids of the rules that will award
     * @param counters counters that will count it
     * @param marks marks by the id of the tally that will take them
     */
    public record Claims(List<String> rules, List<String> counters, List<TallyMark> marks) {
        static final Claims NONE = new Claims(List.of(), List.of(), List.of());

        /** Copies the lists. */
        public Claims {
            rules = List.copyOf(rules);
            counters = List.copyOf(counters);
            marks = List.copyOf(marks);
        }
    }

    /** A mark for a tally. */
    public record TallyMark(String tally, Mark mark) {}

    Doubt asSettled() {
        return new Doubt(at, touchpointId, type, mail, topic, product, subject, Claims.NONE, true);
    }
}
