package io.ripen.scoring.history;

import io.ripen.scoring.release.Aside;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.function.Consumer;

/** Reads any number of rows with the memory of a few. */
final class Pages {
    /** Touchpoints of some three kilobytes once they are decoded, one after the other. */
    private static final int ROWS = 500;

    /** The database sorts all of them before it gives the first. */
    private static final String TAKE_TIME = "select set_config('statement_timeout', '10min', true)";

    private Pages() {}

    /**
     * Gives each row of a query to a reader, in order, off the event loop.
     *
     * @param transaction an open transaction
     */
    static Uni<Void> read(SqlConnection transaction, String query, Tuple values, Consumer<Row> reader) {
        return transaction
                .query(TAKE_TIME)
                .execute()
                .chain(() -> transaction.prepare(query))
                .flatMap(statement -> read(statement.cursor(values), reader).eventually(statement::close));
    }

    private static Uni<Void> read(Cursor cursor, Consumer<Row> reader) {
        return Uni.createFrom()
                .deferred(() -> cursor.read(ROWS))
                .flatMap(rows -> Aside.work(() -> {
                    rows.forEach(reader);
                    return true;
                }))
                .repeat()
                .whilst(read -> cursor.hasMore())
                .onItem()
                .ignoreAsUni()
                .eventually(cursor::close);
    }
}
