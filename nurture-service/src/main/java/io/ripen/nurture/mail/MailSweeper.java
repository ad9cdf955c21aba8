package io.ripen.nurture.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Settles mails whose senders are gone, folds what was counted into one row per figure, and counts mails that wait. */
@Singleton
final class MailSweeper {
    private static final Logger LOG = Logger.getLogger(MailSweeper.class);
    private static final String FOLD = """
            WITH single AS (DELETE FROM journey_count RETURNING *)
            INSERT INTO journey_count
            SELECT journey, version, step, variant, figure, reason, sum(count) FROM single
            GROUP BY journey, version, step, variant, figure, reason HAVING sum(count) <> 0""";
    private static final String PENDING = """
            SELECT coalesce(sum(count) FILTER (WHERE figure = 'mail-QUEUED'), 0)::bigint AS queued,
                coalesce(sum(count) FILTER (WHERE figure = 'mail-SENDING'), 0)::bigint AS sending
            FROM journey_count""";

    private final MailDesk desk;
    private final MailMetrics metrics;
    private final Pool pool;

    @Inject
    MailSweeper(MailDesk desk, MailMetrics metrics, Pool pool) {
        this.desk = desk;
        this.metrics = metrics;
        this.pool = pool;
    }

    /** Looks once; not to be called again before that ends. */
    Uni<Void> sweep() {
        return desk.expire().invoke(this::report).chain(this::count);
    }

    private void report(int expired) {
        if (expired > 0) {
            metrics.expired(expired);
            LOG.errorf("RIPEN-N-012 senders did not report, mails are in doubt and not sent again mails=%d", expired);
        }
    }

    private Uni<Void> count() {
        return pool.query(FOLD)
                .execute()
                .chain(() -> pool.query(PENDING).execute())
                .invoke(rows -> {
                    Row row = rows.iterator().next();
                    metrics.pending(row.getLong("queued"), row.getLong("sending"));
                })
                .replaceWithVoid();
    }
}
