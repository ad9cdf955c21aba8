package io.ripen.scoring.release;

import io.ripen.lanes.postgres.Columns;
import io.ripen.scoring.WholeTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One step of a re-fold: asks the lanes of the next chunk of leads or, once the leads are done, of accounts. A step is one transaction that holds the job's row,
 * so that any number of instances may try and a crash repeats at most the step, which changes nothing: a lead that was
 * folded anew is not found any more.
 *
 * <p>The walk goes over the leads in the order of their keys until a pass finds none that another model folded, and no
 * transaction that began before that pass's job can still write one; then over the accounts in the same way.
 */
@Singleton
class RefoldWalk {
    private static final Logger LOG = Logger.getLogger(RefoldWalk.class);
    private static final Duration PAUSE_BETWEEN_PASSES = Duration.ofSeconds(1);
    private static final int MOST_PASSES = 5;
    private static final double MILLIS_PER_SECOND = 1000;

    private static final String TAKE = """
            select job_id, model_id, version, fingerprint, stage, pass, cursor, total, leads_per_second, horizon
            from refold_job where state = 'running' and next_at <= $1 for update skip locked""";
    private static final String COUNT = """
            update refold_job set total = (select count(*) from lead
                where fingerprint <> $2 and merged_into is null and erased_at is null),
              horizon = pg_snapshot_xmax(pg_current_snapshot())::text::bigint
            where job_id = $1""";
    private static final String ADVANCE = """
            update refold_job set cursor = $2, asked = least(total, asked + $3), next_at = $4 where job_id = $1""";
    private static final String WAIT = "update refold_job set next_at = $2 where job_id = $1";
    private static final String NEXT_PASS = """
            update refold_job set pass = pass + 1, cursor = null, next_at = $2 where job_id = $1""";
    private static final String GO_ON_WITH_ACCOUNTS = """
            update refold_job set stage = 'accounts', pass = 1, cursor = null, asked = total, left_behind = $2,
              next_at = $3 where job_id = $1""";
    private static final String FINISH = "update refold_job set state = 'done', finished_at = $2 where job_id = $1";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** What the walk goes over. */
    private enum Stage {
        LEADS(RefoldTimers.LEADS, "lead", "lead_id", "merged_into is null and erased_at is null"),
        ACCOUNTS(RefoldTimers.ACCOUNTS, "account", "account_id", "members > 0");

        private final String group;
        private final String chunk;
        private final String passEnd;

        Stage(String group, String table, String key, String condition) {
            this.group = group;
            this.chunk = "select " + key + " from " + table + " where " + key + " > $1 and fingerprint <> $2 and "
                    + condition + " order by " + key + " limit $3";
            this.passEnd = "select (select count(*) from " + table + " where fingerprint <> $1 and " + condition
                    + ") as stale, pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= $2 as settled";
        }

        static Stage of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    private record Job(
            long id,
            String model,
            int version,
            String fingerprint,
            Stage stage,
            int pass,
            @Nullable UUID cursor,
            boolean counted,
            int leadsPerSecond,
            long horizon) {}

    private final Pool pool;
    private final RefoldTimers timers;
    private final RefoldConfig config;
    private final Clock clock;

    @Inject
    RefoldWalk(Pool pool, RefoldTimers timers, RefoldConfig config, Clock clock) {
        this.pool = pool;
        this.timers = timers;
        this.config = config;
        this.clock = clock;
    }

    /** Takes one step of the job under way, if its time has come and no other instance is at it. */
    Uni<Void> step() {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(TAKE)
                .execute(Tuple.of(Columns.utc(clock.instant())))
                .flatMap(rows -> {
                    RowIterator<Row> taken = rows.iterator();
                    return taken.hasNext()
                            ? WholeTable.allow(transaction).chain(() -> step(transaction, job(taken.next())))
                            : Uni.createFrom().voidItem();
                }));
    }

    private Uni<Void> step(SqlConnection transaction, Job job) {
        if (!job.counted()) {
            return transaction
                    .preparedQuery(COUNT)
                    .execute(Tuple.of(job.id(), job.fingerprint()))
                    .replaceWithVoid();
        }
        Instant now = clock.instant();
        return timers.backlog(transaction, job.stage().group, now, config.maxBacklog())
                .flatMap(backlog -> backlog >= config.maxBacklog()
                        ? run(transaction, WAIT, Tuple.of(job.id(), Columns.utc(now.plus(config.interval()))))
                        : ask(transaction, job, now, backlog));
    }

    private Uni<Void> ask(SqlConnection transaction, Job job, Instant now, long backlog) {
        UUID from = job.cursor() == null ? BEFORE_ALL : job.cursor();
        return transaction
                .preparedQuery(job.stage().chunk)
                .execute(Tuple.of(from, job.fingerprint(), chunk(job.leadsPerSecond())))
                .map(RefoldWalk::ids)
                .flatMap(ids -> ids.isEmpty()
                        ? endOfPass(transaction, job, now, backlog)
                        : timers.ask(transaction, job.stage().group, ids, now)
                                .flatMap(asked -> advance(transaction, job, ids, now)));
    }

    private Uni<Void> advance(SqlConnection transaction, Job job, List<UUID> ids, Instant now) {
        long pauseMillis = Math.round(MILLIS_PER_SECOND * ids.size() / job.leadsPerSecond());
        // Later passes ask again for what is under way still; progress counts a lead once.
        long counted = job.stage() == Stage.LEADS && job.pass() == 1 ? ids.size() : 0;
        return run(
                transaction,
                ADVANCE,
                Tuple.of(job.id(), ids.getLast(), counted, Columns.utc(now.plusMillis(Math.max(1, pauseMillis)))));
    }

    private Uni<Void> endOfPass(SqlConnection transaction, Job job, Instant now, long backlog) {
        return transaction
                .preparedQuery(job.stage().passEnd)
                .execute(Tuple.of(job.fingerprint(), job.horizon()))
                .flatMap(rows -> {
                    Row row = rows.iterator().next();
                    long stale = row.getLong("stale");
                    boolean settled = row.getBoolean("settled");
                    if (settled && (stale == 0 || (job.pass() >= MOST_PASSES && backlog == 0))) {
                        return endOfStage(transaction, job, stale, now);
                    }
                    Tuple later = Tuple.of(job.id(), Columns.utc(now.plus(PAUSE_BETWEEN_PASSES)));
                    // While lanes are still at the work of this pass, another one would only ask again.
                    boolean nextPass = stale > 0 && backlog == 0;
                    return run(transaction, nextPass ? NEXT_PASS : WAIT, later);
                });
    }

    private Uni<Void> endOfStage(SqlConnection transaction, Job job, long stale, Instant now) {
        if (stale > 0) {
            LOG.warnf(
                    "RIPEN-S-405 re-fold leaves some behind job=%d model=%s version=%d stage=%s left=%d remedy=see the dead letters of kind timer; their next input folds these",
                    job.id(), job.model(), job.version(), job.stage(), stale);
        }
        return switch (job.stage()) {
            case LEADS -> run(transaction, GO_ON_WITH_ACCOUNTS, Tuple.of(job.id(), stale, Columns.utc(now)));
            case ACCOUNTS ->
                run(transaction, FINISH, Tuple.of(job.id(), Columns.utc(now)))
                        .invoke(() -> LOG.infof(
                                "RIPEN-S-404 re-fold done job=%d model=%s version=%d",
                                job.id(), job.model(), job.version()));
        };
    }

    /** As many leads, or accounts, as the rate allows for one interval. */
    private int chunk(int leadsPerSecond) {
        return (int) Math.max(1, Math.ceil(leadsPerSecond * config.interval().toMillis() / MILLIS_PER_SECOND));
    }

    private static Uni<Void> run(SqlConnection transaction, String sql, Tuple values) {
        return transaction.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>(rows.size());
        for (Row row : rows) {
            ids.add(row.getUUID(0));
        }
        return ids;
    }

    private static Job job(Row row) {
        Long horizon = row.getLong("horizon");
        return new Job(
                row.getLong("job_id"),
                row.getString("model_id"),
                row.getInteger("version"),
                row.getString("fingerprint"),
                Stage.of(row.getString("stage")),
                row.getInteger("pass"),
                row.getUUID("cursor"),
                row.getLong("total") != null,
                row.getInteger("leads_per_second"),
                horizon == null ? 0 : horizon);
    }
}
