package io.ripen.lanes.crash;

import io.ripen.contracts.EventType;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.SequenceGate;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A service in small on real SQL: sums amounts up per lead and publishes each new sum. */
final class SummingHandler implements LaneHandler<SqlConnection> {
    static final String TABLE = """
            CREATE TABLE lead_sum (lead_id text PRIMARY KEY, sequence bigint NOT NULL, last_seen bigint NOT NULL,
                                   total bigint NOT NULL)""";
    private static final String LOAD = "SELECT * FROM lead_sum WHERE lead_id = ANY($1)";
    private static final String STORE = """
            INSERT INTO lead_sum SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[])
            ON CONFLICT (lead_id) DO UPDATE SET sequence = excluded.sequence, last_seen = excluded.last_seen,
                                                total = excluded.total""";

    private record Sum(long sequence, long lastSeen, long total) {}

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch) {
        String[] leads =
                batch.records().stream().map(LaneRecord::key).distinct().toArray(String[]::new);
        return transaction
                .preparedQuery(LOAD)
                .execute(Tuple.tuple().addArrayOfString(leads))
                .chain(rows -> {
                    Map<String, Sum> sums = sums(rows);
                    LaneOutcome.Builder outcome = LaneOutcome.builder();
                    batch.records().forEach(record -> add(sums, record, outcome));
                    return store(transaction, sums).replaceWith(outcome::build);
                });
    }

    private static Map<String, Sum> sums(RowSet<Row> rows) {
        Map<String, Sum> sums = new TreeMap<>();
        for (Row row : rows) {
            sums.put(
                    row.getString("lead_id"),
                    new Sum(row.getLong("sequence"), row.getLong("last_seen"), row.getLong("total")));
        }
        return sums;
    }

    private static void add(Map<String, Sum> sums, LaneRecord record, LaneOutcome.Builder outcome) {
        Sum sum = sums.getOrDefault(record.key(), new Sum(0, 0, 0));
        long sequence = Objects.requireNonNull(record.envelope().sequence());
        if (SequenceGate.check(sum.lastSeen(), sequence) == SequenceGate.DUPLICATE) {
            outcome.duplicate();
            return;
        }
        long amount = ((SalesFeedback) record.event()).amount().longValueExact();
        Sum next = new Sum(sum.sequence() + 1, sequence, sum.total() + amount);
        sums.put(record.key(), next);
        LeadErased data =
                new LeadErased(record.key(), next.sequence(), Long.toString(next.total()), "worker", Instant.EPOCH);
        outcome.event(new OutgoingEvent(
                EventType.LEAD_ERASED,
                "sum-" + record.key() + "-" + next.sequence(),
                "/ripen/worker",
                record.key(),
                record.key(),
                next.sequence(),
                Instant.EPOCH,
                data,
                null));
    }

    private static Uni<Void> store(SqlConnection transaction, Map<String, Sum> sums) {
        Tuple parameters = Tuple.tuple()
                .addArrayOfString(sums.keySet().toArray(String[]::new))
                .addArrayOfLong(sums.values().stream().map(Sum::sequence).toArray(Long[]::new))
                .addArrayOfLong(sums.values().stream().map(Sum::lastSeen).toArray(Long[]::new))
                .addArrayOfLong(sums.values().stream().map(Sum::total).toArray(Long[]::new));
        return transaction.preparedQuery(STORE).execute(parameters).replaceWithVoid();
    }
}
