package io.ripen.lanes.postgres;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** How long an answer is waited for that a database or broker may never give, because the network lost it. */
public final class AnswerLimit {
    private AnswerLimit() {}

    /** The same answer; fails with a {@link TimeoutException} when none came in time. */
    public static <R> Uni<R> within(Duration limit, Uni<R> answer) {
        return answer.ifNoItem().after(limit).failWith(() -> new TimeoutException("no answer within " + limit));
    }
}
