package io.ripen.lanes.simulation;

import io.ripen.lanes.LaneId;
import io.ripen.lanes.engine.DeadLetter;
import io.ripen.lanes.engine.LaneObserver;
import java.time.Duration;

/** An observer that keeps what it hears to itself; the base of those that care for some of it. */
class Unheard implements LaneObserver {
    @Override
    public void acquired(LaneId lane, long epoch, int pending) {}

    @Override
    public void committed(LaneId lane, BatchReport report) {}

    @Override
    public void published(LaneId lane, int records, Duration took) {}

    @Override
    public void retrying(LaneId lane, String step, Throwable failure, Duration pause) {}

    @Override
    public void gaveUp(LaneId lane, DeadLetter letter) {}

    @Override
    public void fenced(LaneId lane, long ownEpoch) {}

    @Override
    public void stopped(LaneId lane, String reason) {}

    @Override
    public void released(LaneId lane) {}
}
