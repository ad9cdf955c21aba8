package io.ripen.nurture.domain;

/** One step of a journey. */
public sealed interface Step {

    /** The step's name within its journey; part of the mail key. */
    String id();

    /**
     * Sends a mail.
     *
     * @param id the step's name
     * @param template which template
     * @param purpose the consent that the mail needs
     */
    record Mail(String id, String template, ConsentPurpose purpose) implements Step {}
}
