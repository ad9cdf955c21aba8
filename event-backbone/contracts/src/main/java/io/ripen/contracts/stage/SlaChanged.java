package io.ripen.contracts.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ripen.contracts.WireNames;
import io.ripen.contracts.lead.LeadOrigin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock that sales agreed to was started, met, paused, or comes near its end. That it ran out for good is {@link
 * SlaBreached}.
 *
 * @param leadId the lead
 * @param sequence the same number as {@code ce_sequence}
 * @param at when
 * @param stage the stage that started the clock
 * @param clock the clock, for example {@code first-contact}
 * @param state what became of it
 * @param attempt how many times it has been started since the lead entered the stage, from 1
 * @param startedAt when it was started
 * @param dueAt when the agreed time is over; absent while it is paused
 * @param owner the sales user who owns the lead
 * @param origin where the lead came from
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlaChanged(
        String leadId,
        long sequence,
        Instant at,
        String stage,
        String clock,
        State state,
        int attempt,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable String owner,
        @Nullable LeadOrigin origin) {

    /** What became of a clock. */
    public enum State {
        STARTED,
        /** The agreed time is almost over. */
        DUE,
        /** The agreed time is over; a period of grace may still run. */
        OVERDUE,
        /** It was breached, and nothing has happened since. */
        ESCALATED,
        MET,
        PAUSED,
        RESUMED,
        /** The lead left the stage before anybody met it. */
        CANCELLED,
        /** A state that a newer version wrote. */
        UNKNOWN;

        private static final WireNames<State> NAMES = WireNames.withUnknown(UNKNOWN);

        private final String wireName = WireNames.of(this);

        /** The JSON form, for example {@code overdue}. */
        @JsonValue
        public String wireName() {
            return wireName;
        }

        /** Reads the JSON form; anything else is {@link #UNKNOWN}. */
        @JsonCreator
        public static State fromWire(String wireName) {
            return NAMES.read(wireName);
        }
    }
}
