package io.ripen.scoring.release;

import io.ripen.lanes.kafka.Partitions;
import io.ripen.lanes.quarkus.LanesConfig;
import io.ripen.scoring.command.LeadCommand;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Asks the lanes of leads and accounts to score them anew, by a timer that is due at once: nothing but the lane writes a
 * lead or an account.
 */
@Singleton
public class RefoldTimers {
    /** Kind of the timer. */
    public static final String KIND = "refold";

    /** The lane group of leads. */
    static final String LEADS = LeadCommand.LANE_GROUP;

    /** The lane group of accounts. */
    public static final String ACCOUNTS = "account";

    private static final String ASK = """
            insert into lane_timer (lane_group, partition, subject, kind, due_at)
            select $1, t.partition, t.subject, $2, $3 from unnest($4::int[], $5::text[]) as t (partition, subject)
            order by t.subject
            on conflict (lane_group, subject, kind) do nothing""";
    private static final String BACKLOG = """
            select count(*) from generate_series(0, $1 - 1) as p (partition)
            cross join lateral (select 1 from lane_timer t
              where t.lane_group = $2 and t.partition = p.partition and t.due_at <= $3 limit $4) as due""";

    private final int partitions;

    @Inject
    RefoldTimers(LanesConfig lanes) {
        this.partitions = lanes.partitions();
    }

    /** Asks for these leads, or accounts. */
    Uni<Void> ask(SqlClient transaction, String group, List<UUID> ids, Instant now) {
        List<String> subjects = ids.stream().map(UUID::toString).toList();
        Integer[] places = subjects.stream()
                .map(subject -> Partitions.of(subject, partitions))
                .toArray(Integer[]::new);
        Tuple values = Tuple.of(group, KIND, now.atOffset(ZoneOffset.UTC))
                .addArrayOfInteger(places)
                .addArrayOfString(subjects.toArray(String[]::new));
        return transaction.preparedQuery(ASK).execute(values).replaceWithVoid();
    }

    /** Due timers of any kind that the group's lanes have not come to yet, counted up to so many per lane. */
    Uni<Long> backlog(SqlClient client, String group, Instant now, int mostPerLane) {
        return client.preparedQuery(BACKLOG)
                .execute(Tuple.of(partitions, group, now.atOffset(ZoneOffset.UTC), mostPerLane))
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
