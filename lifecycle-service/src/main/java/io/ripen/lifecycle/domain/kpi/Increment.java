package io.ripen.lifecycle.domain.kpi;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** What an event adds to the figures. */
public sealed interface Increment {

    /** The figure; of a time without its detail. */
    FigureKey key();

    /** How many it adds: 1, or -1. */
    default long amount() {
        return this instanceof Less ? -1 : 1;
    }

    /** The same under other names. */
    default Increment under(UnaryOperator<Belonging> names) {
        return switch (this) {
            case Count(FigureKey key) -> new Count(key.under(names));
            case Less(FigureKey key) -> new Less(key.under(names));
            case Time(FigureKey key, Duration time) -> new Time(key.under(names), time);
        };
    }

    /** One more. */
    record Count(FigureKey key) implements Increment {}

    /** One less: what came later shows that it was not so. */
    record Less(FigureKey key) implements Increment {}

    /** One more time, to be kept so that a median can be told later. */
    record Time(FigureKey key, Duration time) implements Increment {}
}
