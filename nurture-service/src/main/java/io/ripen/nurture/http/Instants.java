package io.ripen.nurture.http;

import java.time.Instant;

/** What is asked of instants that come with requests. */
public final class Instants {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Instants() {}

    /** Whether it lies in the years 1970 to 9999: the database has no place for all that Java has. */
    public static boolean isUsable(Instant instant) {
        return !instant.isBefore(Instant.EPOCH) && !instant.isAfter(LATEST);
    }
}
