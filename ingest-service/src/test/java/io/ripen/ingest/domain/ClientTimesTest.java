package io.ripen.ingest.domain;

import static io.ripen.ingest.domain.Events.accepted;
import static io.ripen.ingest.domain.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.raw.Member;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything is received at 2026-11-22T09:30:00Z. */
class ClientTimesTest {

    @ParameterizedTest
    @CsvSource({
        // timestamp, originalTimestamp, sentAt, occurredAt, rule
        ",                    ,                     ,                     2026-11-22T09:30:00Z, RECEIPT",
        "2026-11-22T09:00:00Z, 2026-11-22T08:00:00Z, 2026-11-22T08:00:09Z, 2026-11-22T09:00:00Z, CLIENT",
        // a clock that is three hours late, one that is an hour early
        ",                     2026-11-22T06:29:50Z, 2026-11-22T06:30:00Z, 2026-11-22T09:29:50Z, SKEW_CORRECTED",
        ",                     2026-11-22T10:29:50Z, 2026-11-22T10:30:00Z, 2026-11-22T09:29:50Z, SKEW_CORRECTED",
        "2026-11-22T10:29:50Z, ,                     2026-11-22T10:30:00Z, 2026-11-22T09:29:50Z, SKEW_CORRECTED",
        // sent before it happened
        ",                     2026-11-22T10:30:10Z, 2026-11-22T10:30:00Z, 2026-11-22T09:30:00Z, FUTURE_CLAMPED",
        ",                     2026-11-22T09:00:00Z, ,                     2026-11-22T09:00:00Z, CLIENT",
        ",                     2027-11-22T09:00:00Z, ,                     2026-11-22T09:30:00Z, FUTURE_CLAMPED",
        "2027-11-22T09:00:00Z, ,                     ,                     2026-11-22T09:30:00Z, FUTURE_CLAMPED",
    })
    void findsWhenItHappened(
            @Nullable String timestamp,
            @Nullable String original,
            @Nullable String sentAt,
            Instant occurredAt,
            TimeSource source) {
        Map<Member, String> event = event("page-view");
        put(event, Member.TIMESTAMP, timestamp);
        put(event, Member.ORIGINAL_TIMESTAMP, original);
        put(event, Member.SENT_AT, sentAt);

        Touchpoint.OccurrenceTime time = accepted(event).time();

        assertThat(time.occurredAt()).isEqualTo(occurredAt);
        assertThat(time.source()).isEqualTo(source);
        String given = timestamp == null ? original : timestamp;
        assertThat(time.clientTime()).isEqualTo(given == null ? null : Instant.parse(given));
        assertThat(time.sentAt()).isEqualTo(sentAt == null ? null : Instant.parse(sentAt));
    }

    private static void put(Map<Member, String> event, Member member, @Nullable String text) {
        if (text != null) {
            event.put(member, text);
        }
    }
}
