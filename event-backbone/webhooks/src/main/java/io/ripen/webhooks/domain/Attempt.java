package io.ripen.webhooks.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one request to an endpoint. */
public sealed interface Attempt {

    /**
     * The receiver answered.
     *
     * @param status the HTTP status
     * @param retryAfter what its header {@code Retry-After} asks for; absent without one
     */
    record Answered(int status, @Nullable Duration retryAfter) implements Attempt {}

    /**
     * There was no answer.
     *
     * @param failure a stable code, for example {@code timeout}
     */
    record Unanswered(String failure) implements Attempt {}
}
