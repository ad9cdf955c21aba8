package io.ripen.nurture.journey;

import io.ripen.nurture.domain.Enrolment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes enrolments for readers, one statement per batch. The lead's own row is what decides. */
@Singleton
final class EnrolmentTable {
    private static final String STORE = """
            INSERT INTO enrolment (lead_id, journey, entry, version, state, step, topic, entered_at, waits_until,
                ended_at, reason, reached_goal_at)
            SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[],
                $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::text[], $12::timestamptz[])
            ON CONFLICT (lead_id, journey, entry) DO UPDATE
            SET version = excluded.version, state = excluded.state, step = excluded.step,
                waits_until = excluded.waits_until, ended_at = excluded.ended_at, reason = excluded.reason,
                reached_goal_at = excluded.reached_goal_at""";

    /** Stores enrolments, each of which may be there once; in the order of their leads. */
    Uni<Void> store(SqlConnection transaction, List<ChangedEnrolment> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Enrolment> rows = changed.stream().map(ChangedEnrolment::enrolment).toList();
        Tuple parameters = Tuple.tuple()
                .addArrayOfString(changed.stream().map(ChangedEnrolment::leadId).toArray(String[]::new))
                .addArrayOfString(texts(rows, Enrolment::journey))
                .addArrayOfInteger(rows.stream().map(Enrolment::entry).toArray(Integer[]::new))
                .addArrayOfInteger(rows.stream().map(Enrolment::version).toArray(Integer[]::new))
                .addArrayOfString(texts(rows, row -> row.state().name()))
                .addArrayOfString(texts(rows, Enrolment::step))
                .addArrayOfString(texts(rows, row -> row.data().topic()))
                .addArrayOfOffsetDateTime(times(rows, Enrolment::at))
                .addArrayOfOffsetDateTime(times(rows, Enrolment::until))
                .addArrayOfOffsetDateTime(times(rows, Enrolment::endedAt))
                .addArrayOfString(texts(rows, Enrolment::reason))
                .addArrayOfOffsetDateTime(times(rows, Enrolment::reachedGoalAt));
        return transaction.preparedQuery(STORE).execute(parameters).replaceWithVoid();
    }

    private static String[] texts(List<Enrolment> rows, Function<Enrolment, ? extends @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<Enrolment> rows, Function<Enrolment, ? extends @Nullable Instant> time) {
        return rows.stream()
                .map(time)
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
