package io.ripen.webhooks.domain;

import java.time.Duration;

/** What an attempt means for the event and its endpoint. */
public sealed interface Verdict {

    /** The receiver has the event. */
    record Delivered() implements Verdict {}

    /**
     * The event is to be sent again, before any later one.
     *
     * @param failure a stable code, for example {@code status-503}
     * @param pause how long to leave the endpoint alone
     */
    record Retry(String failure, Duration pause) implements Verdict {}

    /**
     * The endpoint is to be left alone until somebody enables it.
     *
     * @param failure a stable code, for example {@code status-410}
     */
    record Disable(String failure) implements Verdict {}
}
