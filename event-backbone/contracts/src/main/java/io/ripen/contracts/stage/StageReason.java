package io.ripen.contracts.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ripen.contracts.WireNames;

/** Why a lead entered a stage: the codes that {@link StageChanged#reason} holds. */
public enum StageReason {
    /** It became known. */
    IDENTIFIED,
    /** A guard is satisfied. */
    GUARDS_SATISFIED,
    /** A guard has been satisfied long enough. */
    GUARDS_HELD,
    /** Sales took it over. */
    ACCEPTED,
    /** Sales did not take it over. */
    REJECTED,
    /** Sales reached the person. */
    CONTACTED,
    /** Sales qualified it. */
    BANT,
    /** Sales opened a deal. */
    OPPORTUNITY_OPENED,
    /** The deal is won. */
    WON,
    /** The deal is lost. */
    LOST,
    /** Sales gave it back for later. */
    RECYCLED,
    /** It will never be a customer. */
    DISQUALIFIED,
    /** What ended goes on. */
    REOPENED,
    /** A person set the stage by hand. */
    SET_BY_HAND,
    /** Another system brought the stage along. */
    IMPORTED,
    /** Another lead turned out to be this one and was further. */
    MERGED,
    /** A reason that a newer version wrote. */
    UNKNOWN;

    private static final WireNames<StageReason> NAMES = WireNames.withUnknown(UNKNOWN);

    private final String wireName = WireNames.of(this);

    /** The JSON form, for example {@code guards-satisfied}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Reads the JSON form; anything else is {@link #UNKNOWN}. */
    @JsonCreator
    public static StageReason fromWire(String wireName) {
        return NAMES.read(wireName);
    }

    /** Whether rules of the stage model led there. Otherwise it is somebody's word, as far as this version knows. */
    public boolean isByItself() {
        return switch (this) {
            case IDENTIFIED, GUARDS_SATISFIED, GUARDS_HELD -> true;
            case ACCEPTED,
                    REJECTED,
                    CONTACTED,
                    BANT,
                    OPPORTUNITY_OPENED,
                    WON,
                    LOST,
                    RECYCLED,
                    DISQUALIFIED,
                    REOPENED,
                    SET_BY_HAND,
                    IMPORTED,
                    MERGED,
                    UNKNOWN -> false;
        };
    }

    /** Whether the lead was there before, elsewhere: what entering the stage sets off happened then. */
    public boolean isBroughtAlong() {
        return switch (this) {
            case IMPORTED, MERGED -> true;
            case IDENTIFIED,
                    GUARDS_SATISFIED,
                    GUARDS_HELD,
                    ACCEPTED,
                    REJECTED,
                    CONTACTED,
                    BANT,
                    OPPORTUNITY_OPENED,
                    WON,
                    LOST,
                    RECYCLED,
                    DISQUALIFIED,
                    REOPENED,
                    SET_BY_HAND,
                    UNKNOWN -> false;
        };
    }
}
