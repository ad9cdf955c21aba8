package io.ripen.contracts.score;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ripen.contracts.WireNames;

/** Why a score was published. */
public enum ScoreReason {
    /** A visitor was identified and its history folded in. */
    IDENTIFIED,
    /** A touchpoint of the lead was folded. */
    TOUCHPOINT,
    /** Time alone took the score over a band or a step. */
    DECAY,
    /** A late touchpoint or verdict changed what was published before. */
    CORRECTION,
    /** Leads became one: the survivor has more than before, the other one nothing. */
    MERGED,
    /** A reason that a newer version wrote. */
    UNKNOWN;

    private static final WireNames<ScoreReason> NAMES = WireNames.withUnknown(UNKNOWN);

    private final String wireName = WireNames.of(this);

    /** The JSON form, for example {@code touchpoint}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Reads the JSON form; anything else is {@link #UNKNOWN}. */
    @JsonCreator
    public static ScoreReason fromWire(String wireName) {
        return NAMES.read(wireName);
    }
}
