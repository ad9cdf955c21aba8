package io.ripen.systemtests.torture;

import io.ripen.local.process.Polling;
import io.ripen.systemtests.torture.Schedule.Begin;
import io.ripen.testkit.FaultProxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/** Does what the schedule says, each fault in a thread of its own, and puts right what it did. */
final class Nemesis implements AutoCloseable {
    /** As the drivers say it, in a packet that ends with it. */
    private static final Pattern COMMIT = Pattern.compile("COMMIT\\x00");

    private static final Pattern END_OF_DATA = Pattern.compile("(^|\\r\\n)\\.\\r\\n$");

    private static final String END_SESSIONS =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()";

    private final Town town;
    private final long begin = System.nanoTime();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> strikes = new ArrayList<>();
    private final Map<String, Lock> targets = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

    /** Begins at once. */
    Nemesis(Town town, Schedule schedule) {
        this.town = town;
        schedule.faults().forEach(fault -> strikes.add(threads.submit(() -> run(fault))));
    }

    /** Returns when every fault is over; fails if one could not be done. */
    void await() {
        try {
            for (Future<?> strike : strikes) {
                strike.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a fault could not be done or put right", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many faults of each kind were done; those that had to wait for a word which was not said do not count. */
    Map<String, Integer> done() {
        Map<String, Integer> counts = new TreeMap<>();
        Schedule.kinds().forEach(kind -> counts.put(kind, 0));
        done.forEach((kind, count) -> counts.put(kind, count.get()));
        return counts;
    }

    /** A server takes its time to start; the next fault for it waits for that. */
    private void run(Begin begun) {
        pause(begun.at().minusNanos(System.nanoTime() - begin));
        Fault fault = begun.fault();
        Lock target = targets.computeIfAbsent(fault.target(), name -> new ReentrantLock());
        target.lock();
        try {
            if (strike(fault)) {
                done.computeIfAbsent(fault.getClass().getSimpleName(), kind -> new AtomicInteger())
                        .incrementAndGet();
            }
        } finally {
            target.unlock();
        }
    }

    private boolean strike(Fault fault) {
        return switch (fault) {
            case Fault.KillService kill -> {
                Member member = town.member(kill.target());
                yield during(kill, member::kill, member::start);
            }
            case Fault.StopService stop -> {
                Member member = town.member(stop.target());
                yield during(stop, member::suspend, member::resume);
            }
            case Fault.KillBroker kill -> during(kill, town.broker()::kill, town.broker()::restart);
            case Fault.StopDatabase stop -> during(stop, town.database()::stopImmediately, town.database()::restart);
            case Fault.StopInbox stop -> during(stop, town.inbox()::suspend, town.inbox()::resume);
            case Fault.EndSessions end -> Polling.until(Duration.ofSeconds(20), this::endSessions);
            case Fault.Delay delay -> {
                FaultProxy proxy = town.proxy(delay.target());
                yield during(delay, () -> proxy.delay(delay.by()), proxy::heal);
            }
            case Fault.Cut cut -> {
                FaultProxy proxy = town.proxy(cut.target());
                yield during(cut, proxy::cut, proxy::heal);
            }
            case Fault.HalfOpen half -> {
                FaultProxy proxy = town.proxy(half.target());
                yield during(half, proxy::blackHole, proxy::heal);
            }
            case Fault.CutInCommit cut -> trapped(cut, COMMIT, cut.side());
            case Fault.CutAfterData cut -> trapped(cut, END_OF_DATA, cut.side());
        };
    }

    private static boolean during(Fault fault, Runnable harm, Runnable remedy) {
        harm.run();
        pause(fault.lasts());
        remedy.run();
        return true;
    }

    private boolean trapped(Fault fault, Pattern words, FaultProxy.Side side) {
        FaultProxy proxy = town.proxy(fault.target());
        proxy.cutAt(words, side);
        pause(fault.lasts());
        return proxy.disarm();
    }

    private boolean endSessions() {
        try (Connection connection = town.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(END_SESSIONS);
            return true;
        } catch (SQLException startsJustNow) {
            return false;
        }
    }

    private static void pause(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
