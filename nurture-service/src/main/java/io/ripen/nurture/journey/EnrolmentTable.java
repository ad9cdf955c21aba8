package io.ripen.nurture.journey;

import io.ripen.lanes.postgres.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;

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
        Tuple parameters = new Columns<>(changed)
                .text(ChangedEnrolment::leadId)
                .text(row -> row.enrolment().journey())
                .integer(row -> row.enrolment().entry())
                .integer(row -> row.enrolment().version())
                .text(row -> row.enrolment().state().name())
                .text(row -> row.enrolment().step())
                .text(row -> row.enrolment().data().topic())
                .instant(row -> row.enrolment().at())
                .instant(row -> row.enrolment().until())
                .instant(row -> row.enrolment().endedAt())
                .text(row -> row.enrolment().reason())
                .instant(row -> row.enrolment().reachedGoalAt())
                .tuple();
        return transaction.preparedQuery(STORE).execute(parameters).replaceWithVoid();
    }
}
