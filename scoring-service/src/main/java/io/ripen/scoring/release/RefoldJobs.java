package io.ripen.scoring.release;

import io.ripen.lanes.postgres.Columns;
import io.ripen.scoring.domain.model.ModelRef;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of re-fold jobs, as people see and steer it. At most one job is under way. */
@Singleton
class RefoldJobs {
    static final String JDBC_SUPERSEDE =
            "update refold_job set state = 'superseded', finished_at = ? where state in ('running', 'paused')";
    static final String JDBC_START = """
            insert into refold_job (model_id, version, fingerprint, state, leads_per_second, next_at, started_at)
            values (?, ?, ?, 'running', ?, ?, ?)""";

    private static final String COLUMNS =
            "job_id, model_id, version, state, total, asked, left_behind, leads_per_second, started_at, finished_at";

    /** Most jobs in a list: it is for people, who look at the newest. */
    private static final int MOST_LISTED = 100;

    private static final String LIST =
            "select " + COLUMNS + " from refold_job order by job_id desc limit " + MOST_LISTED;
    private static final String GET = "select " + COLUMNS + " from refold_job where job_id = $1";
    private static final String SUPERSEDE =
            "update refold_job set state = 'superseded', finished_at = $1 where state in ('running', 'paused')";
    private static final String START = """
            insert into refold_job (model_id, version, fingerprint, state, leads_per_second, next_at, started_at)
            values ($1, $2, $3, 'running', $4, $5, $5) returning\s""" + COLUMNS;
    private static final String PAUSE =
            "update refold_job set state = 'paused' where job_id = $1 and state = 'running'";
    private static final String RESUME = """
            update refold_job set state = 'running', leads_per_second = coalesce($2, leads_per_second)
            where job_id = $1 and state in ('running', 'paused')""";
    private static final String CANCEL = """
            update refold_job set state = 'cancelled', finished_at = $2
            where job_id = $1 and state in ('running', 'paused')""";

    private final Pool pool;
    private final Clock clock;

    @Inject
    RefoldJobs(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Starts the walk for a version within the transaction that publishes it; an earlier walk ends. */
    Uni<RefoldJob> start(SqlClient transaction, ModelRef ref, int leadsPerSecond, Instant now) {
        Tuple values = Tuple.of(ref.id(), ref.version(), ref.fingerprint(), leadsPerSecond, Columns.utc(now));
        return transaction
                .preparedQuery(SUPERSEDE)
                .execute(Tuple.of(Columns.utc(now)))
                .flatMap(superseded -> transaction.preparedQuery(START).execute(values))
                .map(rows -> job(rows.iterator().next()));
    }

    Uni<List<RefoldJob>> list() {
        return pool.preparedQuery(LIST).execute().map(rows -> {
            List<RefoldJob> jobs = new ArrayList<>(rows.size());
            for (Row row : rows) {
                jobs.add(job(row));
            }
            return jobs;
        });
    }

    Uni<Optional<RefoldJob>> find(long id) {
        return pool.preparedQuery(GET).execute(Tuple.of(id)).map(RefoldJobs::first);
    }

    /** Stops asking until it is resumed; false if the job is not running. */
    Uni<Boolean> pause(long id) {
        return changed(PAUSE, Tuple.of(id));
    }

    /** Goes on, with another rate if one is given; false if the job has ended. */
    Uni<Boolean> resume(long id, @Nullable Integer leadsPerSecond) {
        return changed(RESUME, Tuple.tuple().addLong(id).addInteger(leadsPerSecond));
    }

    /** Ends the walk; leads that were not folded anew are when they get their next input. */
    Uni<Boolean> cancel(long id) {
        return changed(CANCEL, Tuple.of(id, Columns.utc(clock.instant())));
    }

    private Uni<Boolean> changed(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static Optional<RefoldJob> first(RowSet<Row> rows) {
        RowIterator<Row> iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(job(iterator.next())) : Optional.empty();
    }

    private static RefoldJob job(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new RefoldJob(
                row.getLong("job_id"),
                row.getString("model_id"),
                row.getInteger("version"),
                row.getString("state"),
                row.getLong("total"),
                row.getLong("asked"),
                row.getLong("left_behind"),
                row.getInteger("leads_per_second"),
                row.getOffsetDateTime("started_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
