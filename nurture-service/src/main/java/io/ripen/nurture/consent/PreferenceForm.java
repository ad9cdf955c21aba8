package io.ripen.nurture.consent;

import java.util.List;

/**
 * The form of the preference page.
 *
 * @param purposesLegend heading of the purposes
 * @param purposes what a person can allow
 * @param topics what a person can be interested in; none if the installation names none
 * @param pauses how long a person can be left alone
 */
public record PreferenceForm(String purposesLegend, List<Choice> purposes, List<Choice> topics, List<Choice> pauses) {
    /** Copies the lists. */
    public PreferenceForm {
        purposes = List.copyOf(purposes);
        topics = List.copyOf(topics);
        pauses = List.copyOf(pauses);
    }

    /**
     * A box to tick or a button to choose.
     *
     * @param value what the form sends
     * @param label what the person reads
     * @param checked whether it is ticked or chosen
     */
    public record Choice(String value, String label, boolean checked) {}
}
