package io.ripen.nurture.domain;

/**
 * Names one mail for ever, so that the same mail cannot be queued twice.
 *
 * @param leadId the recipient
 * @param journey the journey's id
 * @param step the step's id
 * @param entry how many times the lead had entered the journey, from 1
 */
public record MailKey(String leadId, String journey, String step, int entry) {
    /** The key as one text: its members, joined by {@code /}. */
    @Override
    public String toString() {
        return leadId + "/" + journey + "/" + step + "/" + entry;
    }
}
