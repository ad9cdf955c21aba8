package io.ripen.lifecycle.domain.kpi;

import java.time.Duration;

/** What an event adds to the figures. */
public sealed interface Increment {

    /** The figure; of a time without its detail. */
    FigureKey key();

    /** One more. */
    record Count(FigureKey key) implements Increment {}

    /** One more time, to be kept so that a median can be told later. */
    record Time(FigureKey key, Duration time) implements Increment {}
}
