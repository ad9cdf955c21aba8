package io.ripen.scoring;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Statements that read a whole table, which may take longer than what lanes wait for. */
public final class WholeTable {
    private static final String ALLOW = """
            select set_config('statement_timeout', '30min', true), set_config('enable_seqscan', 'on', true)""";

    private WholeTable() {}

    /** Allows them for the rest of a transaction. */
    public static Uni<Void> allow(SqlConnection transaction) {
        return transaction.query(ALLOW).execute().replaceWithVoid();
    }
}
