package io.ripen.lifecycle.domain;

import java.util.List;
import java.util.Locale;

/** What comes of an input. */
public sealed interface Decision {

    /**
     * The input was looked at.
     *
     * @param state where the lead stands now
     * @param happenings what came of it, in order; empty when nothing did
     */
    record Accepted(LeadState state, List<LifecycleEvent> happenings) implements Decision {
        /** Copies the list. */
        public Accepted {
            happenings = List.copyOf(happenings);
        }
    }

    /** The input changes nothing. */
    record Refused(Refusal reason) implements Decision {}

    /** Why an input changes nothing. */
    enum Refusal {
        /** This score change, or a later one, was looked at before. */
        ALREADY_SEEN,
        /** Nothing is known of the lead. */
        LEAD_UNKNOWN,
        /** The lead turned out to be another one. */
        LEAD_MERGED,
        /** The stage does not allow the command. */
        COMMAND_NOT_ALLOWED,
        /** The command needs a reason. */
        REASON_MISSING,
        /** The stage model does not know the reason, or it leads to another stage than the command. */
        REASON_UNKNOWN,
        /** The command needs a question of BANT and its answer. */
        ANSWER_MISSING,
        /** The command needs a new owner. */
        OWNER_MISSING,
        /** There is no such stage. */
        STAGE_UNKNOWN,
        /** The lead is in that stage already. */
        STAGE_SAME,
        /** There is no stage before to go back to. */
        NO_WAY_BACK;

        private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** Stable code in answers, for example {@code command-not-allowed}. */
        public String code() {
            return code;
        }
    }
}
