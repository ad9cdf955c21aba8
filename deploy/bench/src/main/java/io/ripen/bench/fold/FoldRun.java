package io.ripen.bench.fold;

import io.ripen.bench.scoring.SampleHistories;
import io.ripen.scoring.domain.backtest.PastLead;
import io.ripen.scoring.domain.backtest.Question;
import io.ripen.scoring.domain.backtest.Tally;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.model.ModelFile;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Folds the same histories again and again in one thread, and prints how many touchpoints that makes per second of CPU
 * time, so that what else runs on the machine matters little: folded at
 * once, and as a backtest does it, where every touchpoint is folded under two models and judged after each step.
 *
 * <p>Arguments: number of leads, touchpoints, seconds of warm-up, seconds of measurement.
 */
public final class FoldRun {
    private static final long NANOS = 1_000_000_000;
    private static final long THRESHOLD = 50_00;

    private FoldRun() {}

    /** Runs in a JVM of its own. */
    public static void main(String[] arguments) {
        Instant now = Instant.now();
        List<List<Touchpoint>> histories =
                SampleHistories.of(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), now);
        List<PastLead> leads = histories.stream()
                .map(history -> new PastLead(history.getFirst().key().id(), history, null))
                .toList();
        ScoringModel model = ModelFile.load("b2b-default");
        Question question = new Question(THRESHOLD, now.minus(Duration.ofDays(60)), now);
        long warmUp = Long.parseLong(arguments[2]) * NANOS;
        long measured = Long.parseLong(arguments[3]) * NANOS;
        PrintStream out = System.out;
        long events = histories.stream().mapToLong(List::size).sum();
        out.printf(Locale.ROOT, "%,d histories of %,d touchpoints, one thread%n", histories.size(), events);
        double folded = rate(
                warmUp,
                measured,
                events,
                sink -> histories.forEach(history ->
                        sink.add(Fold.fold(history, model).contributions().size())));
        out.printf(Locale.ROOT, "folded at once: %,.0f touchpoints/s%n", folded);
        double backtested = rate(warmUp, measured, events, sink -> {
            Tally tally = new Tally(model, model, question);
            leads.forEach(tally::add);
            sink.add(tally.report().leads());
        });
        out.printf(
                Locale.ROOT, "backtest, two models: %,.0f touchpoints/s, %,.0f folds/s%n", backtested, 2 * backtested);
    }

    /** Keeps the compiler from leaving out what nobody looks at. */
    private static final class Sink {
        private long sum;

        void add(long value) {
            sum += value;
        }
    }

    private static double rate(long warmUp, long measured, long events, Consumer<Sink> once) {
        Sink sink = new Sink();
        repeat(warmUp, sink, once);
        long started = cpuNanos();
        long times = repeat(measured, sink, once);
        double seconds = (cpuNanos() - started) / (double) NANOS;
        if (sink.sum == Long.MIN_VALUE) {
            throw new IllegalStateException("no sum of sizes is that low");
        }
        return events * times / seconds;
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long repeat(long nanos, Sink sink, Consumer<Sink> once) {
        long end = System.nanoTime() + nanos;
        long times = 0;
        do {
            once.accept(sink);
            times++;
        } while (System.nanoTime() < end);
        return times;
    }
}
