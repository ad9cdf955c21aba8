package io.ripen.scoring.domain.touchpoint;

/** What becomes of a text that was told: a fact in its normal form, or none. */
public sealed interface FactForm {
    /**
     * It is a fact.
     *
     * @param value the normal form
     */
    record Kept(String value) implements FactForm {}

    /**
     * It is none.
     *
     * @param reason why
     */
    record Refused(FactRefusal reason) implements FactForm {}
}
