package io.ripen.nurture.journey;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what was counted of journeys. The database counts along with each change of a mail or an enrolment. */
@Singleton
final class JourneyCounts {
    private static final String OF_JOURNEY = """
            SELECT version, step, variant, figure, reason, sum(count)::bigint AS count FROM journey_count
            WHERE journey = $1 AND ($2::int IS NULL OR version = $2)
            GROUP BY version, step, variant, figure, reason HAVING sum(count) <> 0""";
    private final Pool pool;

    @Inject
    JourneyCounts(Pool pool) {
        this.pool = pool;
    }

    /** Reads; {@code version} narrows it to one. */
    Uni<JourneyFigures> of(String journey, @Nullable Integer version) {
        return pool.preparedQuery(OF_JOURNEY)
                .execute(Tuple.of(journey, version))
                .map(rows -> {
                    List<JourneyFigures.Figure> figures = new ArrayList<>();
                    rows.forEach(row -> figures.add(figure(row)));
                    return new JourneyFigures(figures);
                });
    }

    private static JourneyFigures.Figure figure(Row row) {
        return new JourneyFigures.Figure(
                row.getInteger("version"),
                row.getString("step"),
                row.getString("variant"),
                row.getString("figure"),
                row.getString("reason"),
                row.getLong("count"));
    }
}
