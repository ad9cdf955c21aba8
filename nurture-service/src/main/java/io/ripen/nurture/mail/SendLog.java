package io.ripen.nurture.mail;

import io.ripen.lanes.postgres.Columns;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the send log in pages by key: each page is one short query that begins behind the last mail of the page before, so
 * that a log of any length holds one page in memory and no transaction open. Each mail shows its state at the moment of
 * its page, and none comes twice, because what the log is ordered by never changes. A mail is left out only if it was
 * forgotten with its lead, or if the transaction that queued it commits after the page that it belongs to was read: a log
 * that ends longer ago than a transaction of a lane can take has the rest.
 */
@Singleton
final class SendLog {
    private static final int PAGE = 1000;
    private static final String NEXT = """
            SELECT created_at, mail_key, lead_id, journey, journey_version, step, entry, variant, template, kind, purpose,
                state, reason, attempts, settled_at, message_id
            FROM mail
            WHERE (created_at, mail_key) > ($1, $2) AND created_at < $3
                AND ($4::text IS NULL OR journey = $4) AND ($5::text IS NULL OR state = $5)
            ORDER BY created_at, mail_key LIMIT $6""";

    private final Pool pool;
    private final int pageSize;

    @Inject
    SendLog(Pool pool) {
        this(pool, PAGE);
    }

    /** A log that reads so many mails at once. */
    SendLog(Pool pool, int pageSize) {
        this.pool = pool;
        this.pageSize = pageSize;
    }

    private record Place(Instant createdAt, String mailKey) {}

    /** One reader's place; its pages are read one after the other. */
    private static final class Cursor {
        private volatile Place behind;

        Cursor(Place behind) {
            this.behind = behind;
        }
    }

    /** The mails asked for, in pages; the next page is read when the reader asks for it. The last one may be empty. */
    Multi<List<SendLogLine>> pages(SendLogQuestion question) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new Cursor(new Place(question.from(), "")),
                        cursor -> page(question, cursor.behind).invoke(page -> {
                            if (!page.isEmpty()) {
                                cursor.behind = new Place(
                                        page.getLast().createdAt(),
                                        page.getLast().mailKey());
                            }
                        }))
                .whilst(page -> page.size() == pageSize);
    }

    private Uni<List<SendLogLine>> page(SendLogQuestion question, Place behind) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.tuple()
                        .addOffsetDateTime(Columns.utc(behind.createdAt()))
                        .addString(behind.mailKey())
                        .addOffsetDateTime(Columns.utc(question.to()))
                        .addString(question.journey())
                        .addString(question.state())
                        .addInteger(pageSize))
                .map(SendLog::lines);
    }

    private static List<SendLogLine> lines(RowSet<Row> rows) {
        List<SendLogLine> lines = new ArrayList<>(rows.size());
        rows.forEach(row -> lines.add(SendLogLine.of(row)));
        return lines;
    }
}
