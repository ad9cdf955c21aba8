package io.ripen.scoring.domain.touchpoint;

/** What somebody said about who caused a touchpoint. It overrules every guess. */
public enum Verdict {
    /** A person: it is scored, whatever spoke against it, and is evidence of a person. */
    HUMAN,
    /** A machine: it is kept and not scored. */
    MACHINE
}
