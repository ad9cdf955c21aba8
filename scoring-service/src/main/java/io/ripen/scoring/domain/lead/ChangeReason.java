package io.ripen.scoring.domain.lead;

/** Why a score is published. */
public enum ChangeReason {
    /** A visitor was identified and its history folded in. */
    IDENTIFIED,
    /** A touchpoint was folded. */
    TOUCHPOINT,
    /** Time alone took the score over a band or a step. */
    DECAY,
    /** A late touchpoint, a verdict or a new model changed what was published before. */
    CORRECTION,
    /** Leads became one: the survivor has more than before, the other one nothing. */
    MERGED
}
