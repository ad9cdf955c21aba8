package io.ripen.lanes.engine;

import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a failing batch down to the input that makes it fail. A failing mixture is split by kind first (records, then
 * timers, then commands), then halved; each success doubles the size again, until everything is taken together.
 *
 * @param focus which kind of input is taken alone, or {@link Focus#ALL}
 * @param limit most inputs of that kind
 * @param failures how often the present single input has failed
 * @param suspect that input, as {@link Taken#only} names it; null unless a single one has failed
 */
record Isolation(
        Focus focus, int limit, int failures, @Nullable String suspect) {
    enum Focus {
        ALL,
        RECORDS,
        TIMERS,
        COMMANDS
    }

    /**
     * How many inputs of each kind were taken.
     *
     * @param only names the input if it is the only one; timers and commands that came meanwhile may stand before it
     */
    record Taken(
            int records, int timers, int commands, @Nullable String only) {
        static Taken of(List<RawRecord> records, List<DueTimer> timers, List<LaneCommand> commands) {
            int total = records.size() + timers.size() + commands.size();
            return new Taken(
                    records.size(),
                    timers.size(),
                    commands.size(),
                    total == 1 ? only(records, timers, commands) : null);
        }

        private static String only(List<RawRecord> records, List<DueTimer> timers, List<LaneCommand> commands) {
            if (!records.isEmpty()) {
                return "record " + records.getFirst().topic() + " "
                        + records.getFirst().offset();
            }
            return timers.isEmpty()
                    ? "command " + commands.getFirst().commandId()
                    : "timer " + timers.getFirst().subject() + " "
                            + timers.getFirst().kind();
        }

        int total() {
            return records + timers + commands;
        }

        private boolean isMixed() {
            return total() > records && total() > timers && total() > commands;
        }
    }

    Isolation(Focus focus, int limit) {
        this(focus, limit, 0, null);
    }

    static final Isolation NONE = new Isolation(Focus.ALL, Integer.MAX_VALUE);

    boolean isNone() {
        return focus == Focus.ALL;
    }

    int recordLimit(int normal) {
        return limitFor(Focus.RECORDS, normal);
    }

    int timerLimit(int normal) {
        return limitFor(Focus.TIMERS, normal);
    }

    int commandLimit(int normal) {
        return limitFor(Focus.COMMANDS, normal);
    }

    private int limitFor(Focus kind, int normal) {
        if (focus == Focus.ALL) {
            return normal;
        }
        return focus == kind ? Math.min(limit, normal) : 0;
    }

    Isolation afterFailure(Taken taken) {
        if (taken.isMixed()) {
            return new Isolation(firstKind(taken), Integer.MAX_VALUE);
        }
        if (taken.total() > 1) {
            return new Isolation(firstKind(taken), taken.total() / 2);
        }
        boolean again = taken.only() != null && taken.only().equals(suspect);
        return new Isolation(firstKind(taken), 1, again ? failures + 1 : 1, taken.only());
    }

    private static Focus firstKind(Taken taken) {
        if (taken.records() > 0) {
            return Focus.RECORDS;
        }
        return taken.timers() > 0 ? Focus.TIMERS : Focus.COMMANDS;
    }

    /** After a commit; {@code exhausted} says that no more input of the focused kind is waiting. */
    Isolation afterSuccess(boolean exhausted, int normal) {
        if (focus == Focus.ALL) {
            return NONE;
        }
        if (!exhausted && limit < normal) {
            return new Isolation(focus, limit * 2);
        }
        return switch (focus) {
            case RECORDS -> new Isolation(Focus.TIMERS, Integer.MAX_VALUE);
            case TIMERS -> new Isolation(Focus.COMMANDS, Integer.MAX_VALUE);
            case COMMANDS, ALL -> NONE;
        };
    }
}
