package io.ripen.scoring.backtest;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Why the scans of one backtest fail: the first reason, since the others may only follow from it. */
final class FirstFailure {
    private final AtomicReference<@Nullable Throwable> reason = new AtomicReference<>();

    /** Whether a scan has failed. */
    boolean isKnown() {
        return reason.get() != null;
    }

    /** A scan whose failure is noted here, and which fails with the first reason of all. */
    <T> Uni<T> of(Uni<T> scan) {
        return scan.onFailure().transform(failure -> {
            Throwable first = reason.compareAndExchange(null, failure);
            return first == null ? failure : first;
        });
    }
}
