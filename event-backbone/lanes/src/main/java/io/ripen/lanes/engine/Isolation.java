package io.ripen.lanes.engine;

/**
 * Narrows a failing batch down to the input that makes it fail. A failing mixture is split by kind first (records, then
 * timers, then commands), then halved; each success doubles the size again, until everything is taken together.
 *
 * @param focus which kind of input is taken alone, or {@link Focus#ALL}
 * @param limit most inputs of that kind
 * @param failures how often the present single input has failed
 */
record Isolation(Focus focus, int limit, int failures) {
    enum Focus {
        ALL,
        RECORDS,
        TIMERS,
        COMMANDS
    }

    /** How many inputs of each kind were taken. */
    record Taken(int records, int timers, int commands) {
        int total() {
            return records + timers + commands;
        }

        private boolean isMixed() {
            return total() > records && total() > timers && total() > commands;
        }
    }

    static final Isolation NONE = new Isolation(Focus.ALL, Integer.MAX_VALUE, 0);

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
            return new Isolation(firstKind(taken), Integer.MAX_VALUE, 0);
        }
        if (taken.total() > 1) {
            return new Isolation(firstKind(taken), taken.total() / 2, 0);
        }
        return new Isolation(firstKind(taken), 1, failures + 1);
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
            return new Isolation(focus, limit * 2, 0);
        }
        return switch (focus) {
            case RECORDS -> new Isolation(Focus.TIMERS, Integer.MAX_VALUE, 0);
            case TIMERS -> new Isolation(Focus.COMMANDS, Integer.MAX_VALUE, 0);
            case COMMANDS, ALL -> NONE;
        };
    }
}
