package io.ripen.contracts.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ripen.contracts.WireNames;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What sales says of a lead. Idempotent by {@code commandId}.
 *
 * @param commandId id that the sender chose; a second command with it changes nothing
 * @param leadId the lead
 * @param action what happened
 * @param at when
 * @param author the sales user
 * @param reason reason code, for rejections, losses, recycling and manual stages
 * @param field which of {@code budget}, {@code authority}, {@code need}, {@code time}, for {@link Action#BANT}
 * @param value the new owner, stage or BANT value
 * @param amount the deal's worth, for opened and won opportunities
 * @param currency ISO 4217 code of {@code amount}
 * @param expectedClose the day on which sales expects to close the deal, for opened opportunities, ISO 8601
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SalesFeedback(
        String commandId,
        String leadId,
        Action action,
        Instant at,
        @Nullable String author,
        @Nullable String reason,
        @Nullable String field,
        @Nullable String value,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String expectedClose) {

    /** What sales can say. */
    public enum Action {
        CONTACTED,
        ACCEPT,
        REJECT,
        BANT,
        OPEN_OPPORTUNITY,
        WON,
        LOST,
        RECYCLE,
        DISQUALIFY,
        REOPEN,
        ASSIGN_OWNER,
        SET_STAGE,
        /** An action that a newer version wrote. */
        UNKNOWN;

        private static final WireNames<Action> NAMES = WireNames.withUnknown(UNKNOWN);

        private final String wireName = WireNames.of(this);

        /** The JSON form, for example {@code open-opportunity}. */
        @JsonValue
        public String wireName() {
            return wireName;
        }

        /** Reads the JSON form; anything else is {@link #UNKNOWN}. */
        @JsonCreator
        public static Action fromWire(String wireName) {
            return NAMES.read(wireName);
        }
    }
}
