package io.ripen.lanes.crash;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands still at one point, once, after some batches went through, says so on standard output, and goes on when a line
 * comes in on standard input.
 */
final class Halt {
    private final HaltPoint point;
    private final AtomicInteger passes;
    private final Queue<UniEmitter<? super Void>> waiting = new ConcurrentLinkedQueue<>();

    Halt(HaltPoint point, int passes) {
        this.point = point;
        this.passes = new AtomicInteger(passes);
        Thread.ofVirtual().start(this::listen);
    }

    Uni<Void> at(HaltPoint here) {
        if (here != point || passes.getAndDecrement() != 0) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().emitter(goOn -> {
            waiting.add(goOn);
            CrashWorker.say("HALTED " + here);
        });
    }

    private void listen() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (in.readLine() != null) {
                for (UniEmitter<? super Void> next = waiting.poll(); next != null; next = waiting.poll()) {
                    next.complete(null);
                }
            }
        } catch (IOException e) {
            CrashWorker.say("INPUT-CLOSED");
        }
    }
}
