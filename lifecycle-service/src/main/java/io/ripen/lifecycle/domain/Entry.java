package io.ripen.lifecycle.domain;

import java.util.List;

/** How a lead comes into a stage. */
public sealed interface Entry {

    /** With the first score change: the lead has just become known. */
    record OnIdentification() implements Entry {}

    /** By itself, from one of some stages, as soon as a guard is satisfied. */
    record ByGuard(List<String> from, Condition guard) implements Entry {
        /** Copies the list. */
        public ByGuard {
            from = List.copyOf(from);
        }
    }

    /** From one of some stages, only when a person says so. */
    record ByCommand(List<String> from) implements Entry {
        /** Copies the list. */
        public ByCommand {
            from = List.copyOf(from);
        }
    }

    /** The stages from which it can be entered; none when it is the first. */
    default List<String> origins() {
        return switch (this) {
            case OnIdentification() -> List.of();
            case ByGuard(List<String> from, Condition ignored) -> from;
            case ByCommand(List<String> from) -> from;
        };
    }
}
