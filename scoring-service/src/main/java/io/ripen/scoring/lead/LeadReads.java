package io.ripen.scoring.lead;

import io.ripen.contracts.touchpoint.OwnVisitor;
import io.ripen.scoring.WholeTable;
import io.ripen.scoring.command.LeadLookup;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.fold.Timeline;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.history.LongHistories;
import io.ripen.scoring.release.Aside;
import io.ripen.scoring.release.FewAtOnce;
import io.ripen.scoring.release.ModelInForce;
import io.ripen.scoring.score.LeadCodec;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads leads, without a part in what the lanes do. */
@Singleton
public class LeadReads {
    /** A lead that was merged is its survivor, and one that was erased is nobody. */
    private static final String STANDS = "l.mergedInto is null and l.erasedAt is null";

    private static final String ITEMS = "select new io.ripen.scoring.lead.LeadItem("
            + "l.leadId, l.fit, l.engagement, l.total, l.band, l.asOf, l.sequence) from Lead l where " + STANDS;

    private static final String VISITORS =
            "select count(*) from visitor where not starts_with(visitor_key, '" + OwnVisitor.KEYS + "')";
    private static final String BANDS =
            "select band, count(*) from lead where merged_into is null and erased_at is null group by band";

    /** Histories that are read at once, so that lanes keep their connections and threads. */
    private static final int MOST_HISTORIES = 2;

    private final AtomicReference<@Nullable Uni<LeadSummary>> counting = new AtomicReference<>();
    private final Mutiny.SessionFactory sessions;
    private final Pool pool;
    private final FewAtOnce histories = new FewAtOnce(MOST_HISTORIES);
    private final LeadLookup lookup;
    private final ModelInForce models;

    @Inject
    LeadReads(Mutiny.SessionFactory sessions, Pool pool, LeadLookup lookup, ModelInForce models) {
        this.lookup = lookup;
        this.models = models;
        this.sessions = sessions;
        this.pool = pool;
    }

    /** Counts once for all who ask meanwhile: with millions of leads that takes a while, and a connection. */
    Uni<LeadSummary> summary() {
        Uni<LeadSummary> mine = pool.withTransaction(LeadReads::counted)
                .onTermination()
                .invoke(() -> counting.set(null))
                .memoize()
                .indefinitely();
        Uni<LeadSummary> first = counting.compareAndExchange(null, mine);
        return first == null ? mine : first;
    }

    private static Uni<LeadSummary> counted(SqlConnection transaction) {
        return WholeTable.allow(transaction)
                .chain(() -> transaction.query(VISITORS).execute())
                .flatMap(visitors -> transaction
                        .query(BANDS)
                        .execute()
                        .map(bands -> summary(visitors.iterator().next().getLong(0), bands)));
    }

    private static LeadSummary summary(long visitors, RowSet<Row> rows) {
        Map<String, Long> bands = new TreeMap<>();
        rows.forEach(row -> bands.put(row.getString(0), row.getLong(1)));
        long leads = bands.values().stream().mapToLong(Long::longValue).sum();
        return new LeadSummary(visitors, leads, bands);
    }

    /** The lead with an address: the survivor, where the lead that has it was merged. */
    Uni<Optional<LeadItem>> byEmail(String email) {
        return sessions.withSession(session -> session.createQuery(
                                "select i.leadId from LeadIdentity i where i.email = :email", UUID.class)
                        .setParameter("email", email)
                        .getSingleResultOrNull())
                .flatMap(
                        owner -> owner == null ? nobody() : lookup.holder(owner).flatMap(this::item));
    }

    private static Uni<Optional<LeadItem>> nobody() {
        return Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<LeadItem>> item(Optional<LeadLookup.Holder> holder) {
        if (holder.isEmpty()) {
            return nobody();
        }
        return sessions.withSession(session -> session.createQuery(ITEMS + " and l.leadId = :id", LeadItem.class)
                .setParameter("id", holder.get().leadId())
                .getSingleResultOrNull()
                .map(Optional::ofNullable));
    }

    /** A lead as its lane has stored it, seen with the model in force. */
    public Uni<Optional<Lead>> lead(UUID id) {
        return models.now().flatMap(model -> lead(id, model));
    }

    /** A lead as its lane has stored it, seen with this model. */
    public Uni<Optional<Lead>> lead(UUID id, ScoringModel model) {
        return sessions.withSession(session -> session.find(LeadRow.class, id))
                .map(row -> Optional.ofNullable(row).map(found -> LeadCodec.decode(id.toString(), found.state, model)));
    }

    /**
     * The lead's folded history as it was at an instant. Later than its last touchpoint that is the state as it stands;
     * earlier ones are folded anew from the history.
     */
    public Uni<FoldedHistory> foldedAt(Lead lead, Instant at, ScoringModel model) {
        boolean stateHolds = !lead.stale()
                && lead.folded().last() != null
                && !at.isBefore(lead.folded().last().occurredAt());
        if (stateHolds) {
            return Uni.createFrom().item(lead.folded());
        }
        Fold fold = Fold.start(model);
        return read(lead, touchpoint -> {
                    if (!touchpoint.occurredAt().isAfter(at)) {
                        fold.take(touchpoint);
                    }
                })
                .map(read -> fold.state());
    }

    /**
     * The lead's score at several instants.
     *
     * @param instants rising
     */
    Uni<List<Timeline.Point>> timeline(Lead lead, List<Instant> instants, ScoringModel model) {
        Timeline timeline = Timeline.at(instants, model);
        return read(lead, timeline::take).flatMap(read -> Aside.work(timeline::points));
    }

    private Uni<Void> read(Lead lead, Consumer<Touchpoint> reader) {
        return histories.run(
                () -> pool.withTransaction(transaction -> LongHistories.read(transaction, lead.segments(), reader)));
    }
}
