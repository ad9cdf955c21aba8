package io.ripen.scoring.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Changes of jobs, which only some states allow. */
public final class StateChange {
    private StateChange() {}

    /**
     * What there is after a change.
     *
     * @param read reads it; fails if there is no such thing
     * @param change changes it; says whether its state allowed that
     * @param refused the answer if not
     */
    public static <T> Uni<T> of(Supplier<Uni<T>> read, Uni<Boolean> change, Supplier<HttpProblem> refused) {
        return read.get().flatMap(before -> change).flatMap(changed -> {
            if (!changed) {
                throw refused.get();
            }
            return read.get();
        });
    }
}
