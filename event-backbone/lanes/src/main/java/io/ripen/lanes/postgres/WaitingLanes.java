package io.ripen.lanes.postgres;

import io.ripen.lanes.LaneId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which lanes have something to do that no record tells them of. */
public final class WaitingLanes {
    /** One probe of each index per lane, however many timers and commands wait; {@code order by} names the index. */
    private static final String WAITING = """
            SELECT l.lane_group, l.partition
            FROM unnest($1::text[], $2::int[]) AS l (lane_group, partition)
            CROSS JOIN LATERAL (
              (SELECT FROM lane_timer t
                WHERE t.lane_group = l.lane_group AND t.partition = l.partition AND t.due_at <= $3
                ORDER BY t.due_at LIMIT 1)
              UNION ALL
              (SELECT FROM lane_command c
                WHERE c.lane_group = l.lane_group AND c.partition = l.partition AND c.answered_at IS NULL
                ORDER BY c.received_at LIMIT 1)
              LIMIT 1) waiting""";

    private WaitingLanes() {}

    /** Those of these lanes that have a timer due by then, or a command open. */
    public static Uni<List<LaneId>> of(SqlClient client, List<LaneId> lanes, Instant now) {
        Tuple values = new Columns<>(lanes)
                .text(LaneId::group)
                .integer(LaneId::partition)
                .tuple()
                .addOffsetDateTime(Columns.utc(now));
        return client.preparedQuery(WAITING).execute(values).map(rows -> {
            List<LaneId> waiting = new ArrayList<>();
            for (Row row : rows) {
                waiting.add(new LaneId(row.getString(0), row.getInteger(1)));
            }
            return waiting;
        });
    }
}
