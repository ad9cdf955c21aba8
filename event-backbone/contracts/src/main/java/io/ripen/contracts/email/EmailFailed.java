package io.ripen.contracts.email;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ripen.contracts.Cause;
import io.ripen.contracts.WireNames;
import java.time.Instant;

/**
 * A mail could not be sent, or nobody knows whether it was.
 *
 * @param sequence the same number as {@code ce_sequence}
 * @param mail which mail
 * @param outcome refused for good, or unknown
 * @param reason the server's reply code, or what was lost
 * @param failedAt when
 * @param cause what set it off
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EmailFailed(long sequence, MailRef mail, Outcome outcome, String reason, Instant failedAt, Cause cause) {

    /** How a mail failed. */
    public enum Outcome {
        /** The server refused it for good, or retries ran out. It was not delivered. */
        REFUSED,
        /** The final answer was lost. It may or may not have been delivered; it is never sent again by itself. */
        UNKNOWN;

        private static final WireNames<Outcome> NAMES = WireNames.withUnknown(UNKNOWN);

        private final String wireName = WireNames.of(this);

        /** The JSON form, lower case. */
        @JsonValue
        public String wireName() {
            return wireName;
        }

        /** Reads the JSON form; anything else is {@link #UNKNOWN}. */
        @JsonCreator
        public static Outcome fromWire(String wireName) {
            return NAMES.read(wireName);
        }
    }
}
