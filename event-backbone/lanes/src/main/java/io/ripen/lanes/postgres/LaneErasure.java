package io.ripen.lanes.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;

/**
 * Forgets leads in the engine's own tables, within the transaction of the lane that forgets them everywhere else. What the
 * lane itself writes with its batch, its timers and answers, comes behind and must say nothing of them any more.
 */
public final class LaneErasure {
    /** Lanes of other groups read what is keyed by a lead too, and put it aside under the same key. */
    private static final String FORGET = """
            WITH timers AS (DELETE FROM lane_timer WHERE lane_group = $1 AND subject = ANY($2::text[])),
                letters AS (DELETE FROM dead_letter WHERE record_key = ANY($2::text[]))
            DELETE FROM lane_command WHERE lane_group = $1 AND subject = ANY($2::text[]) AND answered_at IS NOT NULL""";

    private static final String SILENCE = """
            UPDATE lane_command SET payload = '{}'
            WHERE lane_group = $1 AND subject = ANY($2::text[]) AND answered_at IS NULL AND payload <> '{}'""";

    private LaneErasure() {}

    /**
     * Deletes the timers and answered commands that a group has of these subjects, and the dead letters of all groups under
     * their keys.
     */
    public static Uni<Void> forget(SqlConnection transaction, String group, Collection<String> subjects) {
        return execute(transaction, FORGET, group, subjects);
    }

    /** Empties the commands of these subjects that wait for their answer: whoever asked gets one, what was said is gone. */
    public static Uni<Void> silenceOpen(SqlConnection transaction, String group, Collection<String> subjects) {
        return execute(transaction, SILENCE, group, subjects);
    }

    private static Uni<Void> execute(
            SqlConnection transaction, String statement, String group, Collection<String> subjects) {
        return subjects.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(statement)
                        .execute(Tuple.of(group, subjects.toArray(String[]::new)))
                        .replaceWithVoid();
    }
}
