package io.ripen.nurture.mail;

import io.ripen.lanes.postgres.Columns;
import io.ripen.nurture.consent.PreferenceStore;
import io.ripen.nurture.domain.Family;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.domain.sending.MailPreferences;
import io.ripen.nurture.domain.sending.MailState;
import io.ripen.nurture.lead.LeadStore;
import io.ripen.nurture.lead.StoredJson;
import io.ripen.nurture.mail.MailRows.StateColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads and writes mails' rows. Rows that are read for a change are locked until the transaction ends. */
@Singleton
final class MailStore {
    private static final String COLUMNS = """
            m.lead_id, m.journey, m.step, m.entry, m.journey_version, m.template, m.purpose, m.kind,
            m.variant, m.data::text AS data, m.state, m.attempts,
            m.next_attempt_at, m.lease_until, m.settled_at, m.reason, m.message_id, m.cause::text AS cause,
            m.trace_parent, m.tracked, m.recipient_hash, m.in_doubt_at
            """;
    /** Due a microsecond after each other: what was decided first is claimed first, and a cap hits the others. */
    private static final String INSERT = """
            INSERT INTO mail (mail_key, lead_id, journey, step, entry, journey_version, template, purpose,
                message_id, cause, trace_parent, kind, variant, data, state, attempts, next_attempt_at, created_at)
            SELECT mail_key, lead_id, journey, step, entry, journey_version, template, purpose,
                message_id, cause::jsonb, trace_parent, kind, variant, data::jsonb, 'QUEUED', 0,
                $15::timestamptz + (place - 1) * interval '1 microsecond', $15
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[]) WITH ORDINALITY
                AS u(mail_key, lead_id, journey, step, entry, journey_version, template, purpose, message_id, cause,
                trace_parent, kind, variant, data, place)
            ORDER BY mail_key
            ON CONFLICT (mail_key) DO NOTHING""";
    /**
     * Leads are locked for the picked mails only. In one step the planner may lock those of the whole backlog before it
     * sorts and limits, if it knows nothing of the backlog yet, and the server has no room for so many locks.
     */
    static final String DUE = """
            WITH due AS MATERIALIZED (
                SELECT * FROM mail WHERE state = 'QUEUED' AND next_attempt_at <= $1
                ORDER BY next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED)
            SELECT\s""" + COLUMNS + """
            , m.created_at, l.state::text AS lead, f.paused_until, f.declined_topics
            FROM due m LEFT JOIN lead_nurture l ON l.lead_id = m.lead_id
                LEFT JOIN LATERAL lead_preference(m.lead_id) f ON true
            WHERE pg_try_advisory_xact_lock(hashtextextended(m.lead_id, 0))""";
    /** The join need not keep the order in which mails were picked; those that were held until one instant keep theirs. */
    private static final Comparator<Picked> FIRST_DUE = Comparator.<Picked, Instant>comparing(picked ->
                    picked.due().mail().state() instanceof MailState.Queued queued ? queued.notBefore() : Instant.MIN)
            .thenComparing(Picked::createdAt);

    private static final String PAST = """
            SELECT u.lead_id, CASE m.state WHEN 'SENDING' THEN $2 WHEN 'QUEUED' THEN m.in_doubt_at
                ELSE m.settled_at END AS at
            FROM unnest($1::text[]) AS u(lead_id) CROSS JOIN LATERAL lead_family(u.lead_id) AS family(id)
                JOIN mail m ON m.lead_id = family.id
            WHERE m.kind <> 'internal' AND (m.state = 'SENDING'
                OR m.state IN ('SENT', 'UNKNOWN') AND m.settled_at > $3
                OR m.state = 'QUEUED' AND m.in_doubt_at > $3)""";
    private static final String EXPIRED = "SELECT " + COLUMNS + """
            FROM mail m WHERE m.state = 'SENDING' AND m.lease_until < $1
            ORDER BY m.lease_until LIMIT $2 FOR UPDATE SKIP LOCKED""";
    private static final String ONE = "SELECT " + COLUMNS + " FROM mail m WHERE m.mail_key = $1 FOR UPDATE";
    private static final String WRITE = """
            UPDATE mail m SET state = u.state, attempts = u.attempts, next_attempt_at = u.next_attempt_at,
                lease_until = u.lease_until, settled_at = u.settled_at, reason = u.reason, tracked = u.tracked,
                recipient_hash = u.recipient_hash, in_doubt_at = u.in_doubt_at
            FROM unnest($1::text[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[],
                $7::text[], $8::boolean[], $9::text[], $10::timestamptz[])
                AS u(mail_key, state, attempts, next_attempt_at, lease_until, settled_at, reason, tracked, recipient_hash,
                in_doubt_at)
            WHERE m.mail_key = u.mail_key""";

    /** A due mail and its recipient, with the leads that were merged into it, as all are at this moment. */
    record DueMail(StoredMail mail, LeadNurture lead, Family family, MailPreferences preferences) {
        private DueMail of(Family known) {
            return new DueMail(mail, lead, known, preferences);
        }
    }

    private final LeadStore leads;

    @Inject
    MailStore(LeadStore leads) {
        this.leads = leads;
    }

    private record Picked(DueMail due, Instant createdAt) {}

    private static Picked picked(Row row) {
        return new Picked(
                new DueMail(MailRows.mail(row), lead(row), Family.NONE, PreferenceStore.preferences(row)),
                row.getOffsetDateTime("created_at").toInstant());
    }

    Uni<Void> insert(SqlConnection transaction, List<StoredMail> mails, Instant now) {
        Tuple parameters = new Columns<>(mails)
                .text(StoredMail::key)
                .text(mail -> mail.mail().key().leadId())
                .text(mail -> mail.mail().key().journey())
                .text(mail -> mail.mail().key().step())
                .integer(mail -> mail.mail().key().entry())
                .integer(mail -> mail.mail().journeyVersion())
                .text(mail -> mail.mail().template())
                .text(mail -> mail.mail().purpose().id())
                .text(StoredMail::messageId)
                .text(mail -> StoredJson.write(mail.cause()))
                .text(StoredMail::traceParent)
                .text(mail -> mail.mail().kind().id())
                .text(mail -> mail.mail().variant())
                .text(mail -> StoredJson.write(mail.mail().data()))
                .tuple()
                .addOffsetDateTime(Columns.utc(now));
        return transaction.preparedQuery(INSERT).execute(parameters).replaceWithVoid();
    }

    /**
     * Mails that are due, with their recipients locked against the claims of other senders: of two mails of one lead, who
     * comes second must see the first.
     */
    Uni<List<DueMail>> due(SqlConnection transaction, Instant now, int limit) {
        return transaction
                .preparedQuery(DUE)
                .execute(Tuple.of(Columns.utc(now), limit))
                .map(rows -> list(rows, MailStore::picked).stream()
                        .sorted(FIRST_DUE)
                        .map(Picked::due)
                        .toList())
                .chain(due -> leads.merged(transaction, leadIds(due))
                        .map(merged -> due.stream()
                                .map(next -> next.of(new Family(
                                        merged.getOrDefault(next.lead().leadId(), List.of()))))
                                .toList()));
    }

    private static Set<String> leadIds(List<DueMail> due) {
        return due.stream().map(next -> next.lead().leadId()).collect(Collectors.toSet());
    }

    /**
     * When the leads, or those that were merged into them, got, or may have got, mails since an instant; a mail that is being
     * sent counts as of now, one that is tried again as of its attempt in doubt.
     */
    Uni<Map<String, List<Instant>>> past(SqlConnection transaction, Set<String> leadIds, Instant now, Instant since) {
        return transaction
                .preparedQuery(PAST)
                .execute(Tuple.of(leadIds.toArray(String[]::new), Columns.utc(now), Columns.utc(since)))
                .map(rows -> {
                    Map<String, List<Instant>> past = new HashMap<>();
                    rows.forEach(row -> past.computeIfAbsent(row.getString("lead_id"), id -> new ArrayList<>())
                            .add(row.getOffsetDateTime("at").toInstant()));
                    return past;
                });
    }

    Uni<List<StoredMail>> expired(SqlConnection transaction, Instant now, int limit) {
        return transaction
                .preparedQuery(EXPIRED)
                .execute(Tuple.of(Columns.utc(now), limit))
                .map(rows -> list(rows, MailRows::mail));
    }

    Uni<Optional<StoredMail>> one(SqlConnection transaction, String mailKey) {
        return transaction
                .preparedQuery(ONE)
                .execute(Tuple.of(mailKey))
                .map(rows -> list(rows, MailRows::mail).stream().findFirst());
    }

    Uni<Void> write(SqlConnection transaction, List<StoredMail> mails) {
        if (mails.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        record Written(StoredMail mail, StateColumns state) {}
        List<Written> rows = mails.stream()
                .map(mail -> new Written(mail, MailRows.columns(mail.state())))
                .toList();
        Tuple parameters = new Columns<>(rows)
                .text(row -> row.mail().key())
                .text(row -> row.state().state())
                .integer(row -> row.state().attempts())
                .instant(row -> row.state().nextAttemptAt())
                .instant(row -> row.state().leaseUntil())
                .instant(row -> row.state().settledAt())
                .text(row -> row.state().reason())
                .flag(row -> row.mail().tracked())
                .text(row -> row.mail().recipient())
                .instant(row -> row.state().inDoubtAt())
                .tuple();
        return transaction.preparedQuery(WRITE).execute(parameters).replaceWithVoid();
    }

    /** A mail without its lead can only be one whose lead was removed. */
    private static LeadNurture lead(Row row) {
        String json = row.getString("lead");
        return json == null ? LeadNurture.erased(row.getString("lead_id")) : StoredJson.read(json, LeadNurture.class);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapper) {
        List<T> list = new ArrayList<>();
        rows.forEach(row -> list.add(mapper.apply(row)));
        return list;
    }
}
