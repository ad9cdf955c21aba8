package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The client's times can be read, have a year of four digits, and are not older than ingest takes. */
record TimeRule(Duration maxAge) implements Rule {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    @Override
    public Optional<Rejection> check(Draft draft) {
        ClientTimes times = draft.times();
        return unreadable(draft, Member.TIMESTAMP, times.timestamp())
                .or(() -> unreadable(draft, Member.ORIGINAL_TIMESTAMP, times.original()))
                .or(() -> unreadable(draft, Member.SENT_AT, times.sentAt()))
                .or(() -> tooOld(draft));
    }

    private static Optional<Rejection> unreadable(Draft draft, Member member, @Nullable Instant time) {
        boolean wrong = draft.text(member) != null && (time == null || time.isBefore(FIRST) || time.isAfter(LAST));
        return wrong
                ? Optional.of(
                        Rejection.of(
                                RejectionCode.INVALID_TIMESTAMP,
                                member,
                                "An RFC 3339 time is expected, for example 2026-11-22T09:30:00Z or 2026-11-22T10:30:00.250+01:00."))
                : Optional.empty();
    }

    private Optional<Rejection> tooOld(Draft draft) {
        Instant receivedAt = draft.reception().receivedAt();
        Instant occurredAt = draft.times().occurrence(receivedAt).occurredAt();
        Member member = draft.text(Member.TIMESTAMP) != null ? Member.TIMESTAMP : Member.ORIGINAL_TIMESTAMP;
        return occurredAt.isBefore(receivedAt.minus(maxAge))
                ? Optional.of(Rejection.of(
                        RejectionCode.TIMESTAMP_TOO_OLD,
                        member,
                        "Touchpoints of the last " + maxAge.toDays() + " days are taken."))
                : Optional.empty();
    }
}
