package io.ripen.lifecycle.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a lead from a stage to the next, with everything that explains it.
 *
 * @param sequence number of the step, gapless per lead over all its events, from 1
 * @param from the stage left; absent for the first
 * @param to the stage entered
 * @param at when
 * @param reason why
 * @param guards the conditions and the values found, all satisfied; empty where no guard was asked
 */
public record Transition(
        long sequence, @Nullable String from, String to, Instant at, Reason reason, List<GuardResult> guards) {

    /** Copies the list. */
    public Transition {
        guards = List.copyOf(guards);
    }

    /** Why a lead moved. */
    public enum Reason {
        IDENTIFIED("identified"),
        GUARDS_SATISFIED("guards-satisfied");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** Stable code in events and answers. */
        public String code() {
            return code;
        }
    }
}
