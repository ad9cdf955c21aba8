package io.ripen.scoring.release;

import io.ripen.lanes.TransientFailure;
import io.ripen.scoring.domain.model.ModelRef;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.model.ModelFile;
import io.ripen.scoring.model.ModelFileException;
import io.ripen.scoring.model.ModelSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The model that scores are computed with: the one published version. It is asked for in each transaction, so that no
 * instance can go on with an old one. A version that was read once is not read or parsed again.
 */
@Singleton
public class ModelInForce {
    private static final String IN_FORCE =
            "select model_id, version, fingerprint from model_version where status = 'published'";
    private static final String FIND =
            "select model_id, version, fingerprint from model_version where model_id = $1 and version = $2";
    static final String SOURCE = "select source, lists from model_version where model_id = $1 and version = $2";
    private static final int MOST_CACHED = 16;

    private final Map<ModelRef, ScoringModel> parsed = new ConcurrentHashMap<>();
    private final Map<ModelRef, Uni<ScoringModel>> reading = new ConcurrentHashMap<>();
    private final Pool pool;

    @Inject
    ModelInForce(Pool pool) {
        this.pool = pool;
    }

    /** The model in force now, for readers. */
    public Uni<ScoringModel> now() {
        return in(pool);
    }

    /**
     * The model in force, as a transaction sees it.
     *
     * @param transaction the caller's transaction; one small query is pipelined on it
     */
    public Uni<ScoringModel> in(SqlClient transaction) {
        return transaction
                .preparedQuery(IN_FORCE)
                .execute()
                .map(ModelInForce::published)
                .flatMap(ref -> version(transaction, ref));
    }

    /** The version of this number, whatever its status; empty if there is none. */
    public Uni<Optional<ModelRef>> find(String modelId, int version) {
        return pool.preparedQuery(FIND).execute(Tuple.of(modelId, version)).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            return found.hasNext() ? Optional.of(ref(found.next())) : Optional.empty();
        });
    }

    /**
     * A version that is kept, whatever its status. However many ask for it at once, it is read and parsed once: a model
     * with its lists takes megabytes, and all lanes of a service that starts want it together.
     */
    public Uni<ScoringModel> version(SqlClient client, ModelRef ref) {
        ScoringModel known = parsed.get(ref);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return reading.computeIfAbsent(ref, asked -> read(client, asked)).emitOn(Aside.caller());
    }

    /** Reads on the connection of whoever asks first: another one may not be free while all lanes wait for this. */
    private Uni<ScoringModel> read(SqlClient client, ModelRef ref) {
        return client.preparedQuery(SOURCE)
                .execute(Tuple.of(ref.id(), ref.version()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(rows -> parse(ref, rows))
                .invoke(model -> remember(ref, model))
                .onTermination()
                .invoke(() -> reading.remove(ref))
                .memoize()
                .indefinitely();
    }

    private static ModelRef published(RowSet<Row> rows) {
        RowIterator<Row> published = rows.iterator();
        if (!published.hasNext()) {
            throw new TransientFailure("no scoring model is published yet");
        }
        return ref(published.next());
    }

    private static ModelRef ref(Row row) {
        return new ModelRef(row.getString(0), row.getInteger(1), row.getString(2));
    }

    private static ScoringModel parse(ModelRef ref, RowSet<Row> rows) {
        RowIterator<Row> version = rows.iterator();
        if (!version.hasNext()) {
            throw new TransientFailure("the scoring model version was deleted meanwhile");
        }
        ScoringModel model = parse(ref, KeptSource.of(version.next()));
        if (!model.ref().equals(ref)) {
            throw new TransientFailure("the scoring model draft was replaced meanwhile");
        }
        return model;
    }

    private void remember(ModelRef ref, ScoringModel model) {
        if (parsed.size() >= MOST_CACHED) {
            parsed.clear();
        }
        parsed.put(ref, model);
    }

    /** A newer instance may have published what this one cannot read: its lanes wait, they give nothing up. */
    private static ScoringModel parse(ModelRef ref, ModelSource source) {
        try {
            return ModelFile.parse(ref.id() + " version " + ref.version(), source);
        } catch (ModelFileException unreadable) {
            throw new TransientFailure("this instance cannot read the model: " + unreadable.getMessage());
        }
    }
}
