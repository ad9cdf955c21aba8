package io.ripen.scoring.release;

import io.ripen.lanes.postgres.Columns;
import io.ripen.scoring.domain.model.ModelRef;
import io.ripen.scoring.domain.release.KnownVersion;
import io.ripen.scoring.domain.release.Publishing;
import io.ripen.scoring.domain.release.VersionStatus;
import io.ripen.scoring.model.ModelSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The table of model versions. What was published is never written again. */
@Singleton
class ModelVersions {
    static final String JDBC_DELETE_DRAFT =
            "delete from model_version where model_id = ? and version = ? and status = 'draft'";
    static final String JDBC_RETIRE =
            "update model_version set status = 'retired', retired_at = ? where status = 'published'";
    static final String JDBC_INSERT_PUBLISHED = """
            insert into model_version
              (model_id, version, status, fingerprint, source, lists, author, created_at, published_at)
            values (?, ?, 'published', ?, ?, ?, ?, ?, ?)""";

    private static final Logger LOG = Logger.getLogger(ModelVersions.class);
    private static final String COLUMNS = """
            model_id, version, status, fingerprint, author, note, created_at, published_at, retired_at""";
    private static final String LIST =
            "select " + COLUMNS + " from model_version order by created_at desc, model_id, version desc";
    private static final String GET =
            "select " + COLUMNS + ", source from model_version where model_id = $1 and version = $2";
    private static final String KNOWN = "select model_id, version, fingerprint, status from model_version";
    private static final String KEEP_DRAFT = """
            insert into model_version (model_id, version, status, fingerprint, source, lists, author, note, created_at)
            values ($1, $2, 'draft', $3, $4, $5, $6, $7, $8)
            on conflict (model_id, version) do update set
              fingerprint = excluded.fingerprint, source = excluded.source, lists = excluded.lists, author = excluded.author,
              note = excluded.note, created_at = excluded.created_at
            where model_version.status = 'draft'
            returning xmax = 0""";
    private static final String DELETE =
            "delete from model_version where model_id = $1 and version = $2 and status = 'draft'";
    private static final String RETIRE =
            "update model_version set status = 'retired', retired_at = $1 where status = 'published'";
    private static final String PUBLISH = """
            update model_version set status = 'published', published_at = $3
            where model_id = $1 and version = $2 and status = 'draft'""";

    /** What became of a draft that was sent. */
    enum Kept {
        CREATED,
        REPLACED,
        /** The version is or was in force. */
        REFUSED
    }

    private final Pool pool;
    private final RefoldJobs jobs;
    private final Clock clock;

    @Inject
    ModelVersions(Pool pool, RefoldJobs jobs, Clock clock) {
        this.pool = pool;
        this.jobs = jobs;
        this.clock = clock;
    }

    Uni<List<ModelVersion>> list() {
        return pool.preparedQuery(LIST).execute().map(rows -> {
            List<ModelVersion> versions = new ArrayList<>(rows.size());
            for (Row row : rows) {
                versions.add(version(row, null));
            }
            return versions;
        });
    }

    Uni<Optional<ModelVersion>> find(String modelId, int version) {
        return pool.preparedQuery(GET)
                .execute(Tuple.of(modelId, version))
                .map(rows -> first(rows).map(row -> version(row, row.getString("source"))));
    }

    /** The source of a version with its lists. */
    Uni<Optional<ModelSource>> source(String modelId, int version) {
        return pool.preparedQuery(ModelInForce.SOURCE)
                .execute(Tuple.of(modelId, version))
                .map(rows -> first(rows).map(KeptSource::of));
    }

    /** Keeps a draft, in place of an earlier draft of the same number. */
    Uni<Kept> keepDraft(ModelRef ref, ModelSource source, String author, @Nullable String note) {
        Tuple values = Tuple.tuple()
                .addString(ref.id())
                .addInteger(ref.version())
                .addString(ref.fingerprint())
                .addString(source.yaml())
                .addString(KeptSource.lists(source))
                .addString(author)
                .addString(note)
                .addOffsetDateTime(Columns.utc(clock.instant()));
        return pool.preparedQuery(KEEP_DRAFT)
                .execute(values)
                .map(rows -> first(rows)
                        .map(row -> row.getBoolean(0) ? Kept.CREATED : Kept.REPLACED)
                        .orElse(Kept.REFUSED));
    }

    /** Deletes a draft; false if there is none. A backtest of it keeps its result. */
    Uni<Boolean> deleteDraft(String modelId, int version) {
        return pool.preparedQuery(DELETE).execute(Tuple.of(modelId, version)).map(rows -> rows.rowCount() == 1);
    }

    /**
     * Publishes a draft in one transaction: retires the version in force, ends its re-fold and starts a new one.
     *
     * @return empty if there is no such version
     */
    Uni<Optional<Publication>> publish(String modelId, int version, int leadsPerSecond) {
        return pool.withTransaction(transaction -> transaction
                .query(PublicationLock.TAKE)
                .execute()
                .flatMap(locked -> known(transaction))
                .flatMap(known -> known.stream()
                        .filter(each ->
                                each.ref().id().equals(modelId) && each.ref().version() == version)
                        .findFirst()
                        .map(candidate -> publish(transaction, candidate, known, leadsPerSecond)
                                .map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** What came of a request to publish. */
    sealed interface Publication {
        record Done(RefoldJob job) implements Publication {}

        record Refused(Publishing.Refusal reason) implements Publication {}
    }

    private Uni<Publication> publish(
            SqlClient transaction, KnownVersion candidate, List<KnownVersion> known, int leadsPerSecond) {
        Optional<Publishing.Refusal> refusal = Publishing.refusal(candidate, known);
        if (refusal.isPresent()) {
            return Uni.createFrom().item(new Publication.Refused(refusal.get()));
        }
        Instant now = clock.instant();
        ModelRef ref = candidate.ref();
        return transaction
                .preparedQuery(RETIRE)
                .execute(Tuple.of(Columns.utc(now)))
                .flatMap(retired ->
                        transaction.preparedQuery(PUBLISH).execute(Tuple.of(ref.id(), ref.version(), Columns.utc(now))))
                .flatMap(published -> jobs.start(transaction, ref, leadsPerSecond, now))
                .invoke(job -> LOG.infof(
                        "RIPEN-S-403 published model=%s version=%d refold=%d", ref.id(), ref.version(), job.id()))
                .map(Publication.Done::new);
    }

    private static Uni<List<KnownVersion>> known(SqlClient transaction) {
        return transaction.preparedQuery(KNOWN).execute().map(rows -> {
            List<KnownVersion> known = new ArrayList<>(rows.size());
            for (Row row : rows) {
                known.add(new KnownVersion(
                        new ModelRef(row.getString(0), row.getInteger(1), row.getString(2)), status(row.getString(3))));
            }
            return known;
        });
    }

    private static ModelVersion version(Row row, @Nullable String source) {
        return new ModelVersion(
                row.getString("model_id"),
                row.getInteger("version"),
                row.getString("status"),
                row.getString("fingerprint"),
                row.getString("author"),
                row.getString("note"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "published_at"),
                instant(row, "retired_at"),
                source);
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static VersionStatus status(String column) {
        return VersionStatus.valueOf(column.toUpperCase(Locale.ROOT));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        RowIterator<Row> iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }
}
