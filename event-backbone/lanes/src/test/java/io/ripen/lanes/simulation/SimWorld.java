package io.ripen.lanes.simulation;

import io.ripen.lanes.engine.LaneScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** Virtual time and a queue of what happens next. One thread, one seed, so every run can be repeated. */
final class SimWorld {
    private record Happening(long atMillis, long order, Runnable what) {}

    private final PriorityQueue<Happening> queue =
            new PriorityQueue<>(Comparator.comparingLong(Happening::atMillis).thenComparingLong(Happening::order));
    private final Random random;
    private long nowMillis;
    private long order;
    private double faultRate;

    SimWorld(long seed, double faultRate) {
        this.random = new Random(seed);
        this.faultRate = faultRate;
    }

    void after(long millis, Runnable what) {
        queue.add(new Happening(nowMillis + millis, order++, what));
    }

    /** Runs something after a short random while, as an answer over a network would come. */
    void soon(Runnable what) {
        after(random.nextInt(20), what);
    }

    boolean fault() {
        return random.nextDouble() < faultRate;
    }

    void endFaults() {
        faultRate = 0;
    }

    boolean faultsEnded() {
        return faultRate == 0;
    }

    int pick(int bound) {
        return random.nextInt(bound);
    }

    boolean flip() {
        return random.nextBoolean();
    }

    long now() {
        return nowMillis;
    }

    void runUntil(long millis) {
        while (!queue.isEmpty() && queue.peek().atMillis() <= millis) {
            Happening next = queue.poll();
            nowMillis = next.atMillis();
            next.what().run();
        }
        nowMillis = millis;
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(nowMillis);
            }
        };
    }

    /** A process that can die, or stand still for a while as after SIGSTOP. */
    final class SimProcess implements LaneScheduler {
        private final List<Runnable> held = new ArrayList<>();
        private boolean dead;
        private boolean stopped;

        @Override
        public void execute(Runnable step) {
            after(0, () -> run(step));
        }

        @Override
        public void schedule(Duration delay, Runnable step) {
            after(delay.toMillis(), () -> run(step));
        }

        private void run(Runnable step) {
            if (dead) {
                return;
            }
            if (stopped) {
                held.add(step);
            } else {
                step.run();
            }
        }

        void kill() {
            dead = true;
        }

        boolean isDead() {
            return dead;
        }

        void stopFor(long millis) {
            stopped = true;
            after(millis, () -> {
                stopped = false;
                List<Runnable> waiting = List.copyOf(held);
                held.clear();
                waiting.forEach(this::run);
            });
        }
    }
}
