package io.ripen.ingest.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The client's time can be read, has a year of four digits and is not older than ingest takes. */
record TimeRule(Duration maxAge) implements Rule {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    @Override
    public Optional<Rejection> check(Draft draft) {
        if (draft.text(Member.TIMESTAMP) == null) {
            return Optional.empty();
        }
        Instant time = draft.clientTime();
        if (time == null || time.isBefore(FIRST) || time.isAfter(LAST)) {
            return Optional.of(
                    Rejection.of(
                            RejectionCode.INVALID_TIMESTAMP,
                            Member.TIMESTAMP,
                            "An RFC 3339 time is expected, for example 2026-11-22T09:30:00Z or 2026-11-22T10:30:00.250+01:00."));
        }
        return time.isBefore(draft.receivedAt().minus(maxAge))
                ? Optional.of(Rejection.of(
                        RejectionCode.TIMESTAMP_TOO_OLD,
                        Member.TIMESTAMP,
                        "Touchpoints of the last " + maxAge.toDays() + " days are taken."))
                : Optional.empty();
    }
}
