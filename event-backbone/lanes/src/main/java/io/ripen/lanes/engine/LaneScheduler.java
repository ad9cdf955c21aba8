package io.ripen.lanes.engine;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Runs a lane's steps one after the other, never two at a time. */
public interface LaneScheduler extends Executor {
    /** Runs a step after a delay, with none as soon as the steps before it are done. */
    void schedule(Duration delay, Runnable step);
}
