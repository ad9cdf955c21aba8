package io.ripen.scoring.backtest;

import io.ripen.contracts.score.ModelRef;
import io.ripen.lanes.postgres.Columns;
import io.ripen.scoring.WholeTable;
import io.ripen.scoring.domain.backtest.Question;
import io.ripen.scoring.domain.model.Points;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of backtests. Whoever runs one holds it by a lease and an attempt's number. */
@Singleton
class BacktestJobs {
    /** How often a backtest is begun again after its instance went away; one that kills instances ends as failed. */
    static final int MOST_ATTEMPTS = 3;

    /** Most backtests in a list: it is for people, who look at the newest. */
    private static final int MOST_LISTED = 100;

    private static final String COLUMNS = """
            backtest_id, state, model_id, version, baseline_id, baseline_version, outcome_set, outcome, threshold,
            from_at, until_at, leads_total, leads_done, author, created_at, finished_at, failure""";
    private static final String ADD = """
            insert into backtest (model_id, version, fingerprint, baseline_id, baseline_version, baseline_print,
              outcome_set, outcome, threshold, from_at, until_at, author, state, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'queued', $13)
            returning\s""" + COLUMNS;
    private static final String LIST =
            "select " + COLUMNS + " from backtest order by backtest_id desc limit " + MOST_LISTED;
    private static final String GET = "select " + COLUMNS + ", report from backtest where backtest_id = $1";
    private static final String CANCEL = """
            update backtest set state = 'cancelled', finished_at = $2
            where backtest_id = $1 and state in ('queued', 'running')""";
    private static final String GIVE_UP = """
            update backtest set state = 'failed', finished_at = $1, failure = 'it was interrupted again and again'
            where state = 'running' and lease_until < $1 and attempt >= $2""";
    private static final String CLAIM = """
            update backtest set state = 'running', attempt = attempt + 1, lease_until = $2, leads_done = 0,
              leads_total = (select count(*) from lead where merged_into is null and erased_at is null)
            where backtest_id = (select backtest_id from backtest
              where state = 'queued' or (state = 'running' and lease_until < $1)
              order by backtest_id limit 1 for update skip locked)
            returning backtest_id, attempt, model_id, version, fingerprint, baseline_id, baseline_version,
              baseline_print, outcome_set, outcome, threshold, from_at, until_at""";
    private static final String PROGRESS = """
            update backtest set leads_done = leads_done + $3, lease_until = $4
            where backtest_id = $1 and attempt = $2 and state = 'running'""";
    private static final String FINISH = """
            update backtest set state = $3, report = $4, failure = $5, finished_at = $6
            where backtest_id = $1 and attempt = $2 and state = 'running'""";

    private final Pool pool;
    private final BacktestConfig config;
    private final Clock clock;

    @Inject
    BacktestJobs(Pool pool, BacktestConfig config, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What is to be compared.
     *
     * @param outcomeSet where outcomes come from
     * @param outcome what counts as success
     */
    record Order(
            io.ripen.scoring.domain.model.ModelRef draft,
            io.ripen.scoring.domain.model.ModelRef current,
            String outcomeSet,
            String outcome,
            Question question) {}

    /** A backtest that this instance runs, for the time being. */
    record Claim(long id, int attempt, Order order) {}

    Uni<Backtest> add(Order order, String author) {
        Question question = order.question();
        Tuple values = Tuple.tuple()
                .addString(order.draft().id())
                .addInteger(order.draft().version())
                .addString(order.draft().fingerprint())
                .addString(order.current().id())
                .addInteger(order.current().version())
                .addString(order.current().fingerprint())
                .addString(order.outcomeSet())
                .addString(order.outcome())
                .addLong(question.threshold())
                .addOffsetDateTime(Columns.utc(question.from()))
                .addOffsetDateTime(Columns.utc(question.until()))
                .addString(author)
                .addOffsetDateTime(Columns.utc(clock.instant()));
        return pool.preparedQuery(ADD)
                .execute(values)
                .map(rows -> backtest(rows.iterator().next(), null));
    }

    Uni<List<Backtest>> list() {
        return pool.preparedQuery(LIST).execute().map(rows -> {
            List<Backtest> backtests = new ArrayList<>(rows.size());
            for (Row row : rows) {
                backtests.add(backtest(row, null));
            }
            return backtests;
        });
    }

    Uni<Optional<Backtest>> find(long id) {
        return pool.preparedQuery(GET)
                .execute(Tuple.of(id))
                .map(rows -> first(rows).map(row -> backtest(row, row.getString("report"))));
    }

    /** Ends it; whoever runs it notices at the next page. False if it has ended already. */
    Uni<Boolean> cancel(long id) {
        return pool.preparedQuery(CANCEL)
                .execute(Tuple.of(id, Columns.utc(clock.instant())))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Takes the oldest backtest that nobody runs, if there is one. */
    Uni<Optional<Claim>> claim() {
        OffsetDateTime now = Columns.utc(clock.instant());
        OffsetDateTime leaseEnd = Columns.utc(clock.instant().plus(config.lease()));
        return pool.preparedQuery(GIVE_UP)
                .execute(Tuple.of(now, MOST_ATTEMPTS))
                .flatMap(given -> pool.withTransaction(transaction -> WholeTable.allow(transaction)
                        .chain(() -> transaction.preparedQuery(CLAIM).execute(Tuple.of(now, leaseEnd)))))
                .map(rows -> first(rows).map(BacktestJobs::claim));
    }

    /** Notes that so many more leads are done; false if the backtest was cancelled or is another instance's now. */
    Uni<Boolean> progress(Claim claim, int leads) {
        OffsetDateTime leaseEnd = Columns.utc(clock.instant().plus(config.lease()));
        return pool.preparedQuery(PROGRESS)
                .execute(Tuple.of(claim.id(), claim.attempt(), leads, leaseEnd))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> done(Claim claim, String report) {
        return finish(claim, "done", report, null);
    }

    Uni<Void> failed(Claim claim, String failure) {
        return finish(claim, "failed", null, failure);
    }

    private Uni<Void> finish(Claim claim, String state, @Nullable String report, @Nullable String failure) {
        Tuple values = Tuple.tuple()
                .addLong(claim.id())
                .addInteger(claim.attempt())
                .addString(state)
                .addString(report)
                .addString(failure)
                .addOffsetDateTime(Columns.utc(clock.instant()));
        return pool.preparedQuery(FINISH).execute(values).replaceWithVoid();
    }

    private static Claim claim(Row row) {
        return new Claim(
                row.getLong("backtest_id"),
                row.getInteger("attempt"),
                new Order(
                        new io.ripen.scoring.domain.model.ModelRef(
                                row.getString("model_id"), row.getInteger("version"), row.getString("fingerprint")),
                        new io.ripen.scoring.domain.model.ModelRef(
                                row.getString("baseline_id"),
                                row.getInteger("baseline_version"),
                                row.getString("baseline_print")),
                        row.getString("outcome_set"),
                        row.getString("outcome"),
                        new Question(
                                row.getLong("threshold"),
                                row.getOffsetDateTime("from_at").toInstant(),
                                row.getOffsetDateTime("until_at").toInstant())));
    }

    private static Backtest backtest(Row row, @Nullable String report) {
        OffsetDateTime finished = row.getOffsetDateTime("finished_at");
        return new Backtest(
                row.getLong("backtest_id"),
                row.getString("state"),
                new ModelRef(row.getString("model_id"), row.getInteger("version")),
                new ModelRef(row.getString("baseline_id"), row.getInteger("baseline_version")),
                row.getString("outcome_set"),
                row.getString("outcome"),
                Points.toDecimal(row.getLong("threshold")),
                row.getOffsetDateTime("from_at").toInstant(),
                row.getOffsetDateTime("until_at").toInstant(),
                row.getLong("leads_total"),
                row.getLong("leads_done"),
                row.getString("author"),
                row.getOffsetDateTime("created_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("failure"),
                report);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        RowIterator<Row> iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }
}
