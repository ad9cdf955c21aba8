package io.ripen.lifecycle.domain;

import java.util.List;

/** What comes of an input. */
public sealed interface Decision {

    /**
     * The input was looked at.
     *
     * @param state where the lead stands now
     * @param transitions the steps that led there, in order; empty when the lead stays
     */
    record Accepted(LeadStage state, List<Transition> transitions) implements Decision {
        /** Copies the list. */
        public Accepted {
            transitions = List.copyOf(transitions);
        }
    }

    /** The input changes nothing. */
    record Refused(Refusal reason) implements Decision {}

    /** Why an input changes nothing. */
    enum Refusal {
        /** This score change, or a later one, was looked at before. */
        ALREADY_SEEN
    }
}
