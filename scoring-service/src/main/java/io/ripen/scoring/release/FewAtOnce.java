package io.ripen.scoring.release;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets a few of many do something at once; the others wait, in their order. Thread-safe. */
public final class FewAtOnce {
    private final Queue<Place> waiting = new ArrayDeque<>();
    private int free;

    /**
     * Nobody at work yet.
     *
     * @param most how many at once, at least 1
     */
    public FewAtOnce(int most) {
        this.free = most;
    }

    /** Somebody who waits, or is at work. */
    private static final class Place {
        private @Nullable UniEmitter<? super Void> start;
        private boolean held;

        void go() {
            if (start != null) {
                start.complete(null);
            }
        }
    }

    /** Does it once there is a place, where the caller is. Who goes away while waiting takes none. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Place place = new Place();
            return Uni.createFrom()
                    .<Void>emitter(start -> enter(place, start))
                    .emitOn(Aside.caller())
                    .flatMap(begun -> work.get())
                    .onTermination()
                    .invoke(() -> leave(place));
        });
    }

    private void enter(Place place, UniEmitter<? super Void> start) {
        synchronized (waiting) {
            place.start = start;
            if (free == 0) {
                waiting.add(place);
                return;
            }
            free--;
            place.held = true;
        }
        place.go();
    }

    private void leave(Place place) {
        Place next;
        synchronized (waiting) {
            if (!place.held) {
                waiting.remove(place);
                return;
            }
            place.held = false;
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
            next.held = true;
        }
        next.go();
    }
}
