package io.ripen.lifecycle.kpi;

import io.ripen.lanes.postgres.Columns;
import io.ripen.lifecycle.domain.kpi.Belonging;
import io.ripen.lifecycle.domain.kpi.Belonging.Origin;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Bounds how many sources and campaigns have figures of their own. The first {@code max-origins} pairs that appear are kept in
 * a table, in the transaction that counts them; of later ones the campaign counts as {@value Belonging#OTHER}, and so does the
 * source if it is new as well. A pair that was kept once stays, so that everything of a lead is counted under one name, through
 * crashes and restarts too.
 */
@Singleton
public class Origins {
    private static final Logger LOG = Logger.getLogger(Origins.class);
    /** Any number that no other lock of the schema has. */
    private static final long LOCK = 7_300_001;

    private static final String KNOWN = """
            select i.source, i.campaign, o.source is not null as is_kept,
              exists (select from figure_origin s where s.source = i.source) as is_source
            from unnest($1::text[], $2::text[]) as i (source, campaign)
              left join figure_origin o on o.source = i.source and o.campaign = i.campaign""";
    private static final String COUNT = "select count(*) as pairs from figure_origin";
    private static final String SERIALISE = "select pg_advisory_xact_lock($1)";
    private static final String KEEP = """
            insert into figure_origin (source, campaign)
            select i.source, i.campaign from unnest($1::text[], $2::text[]) as i (source, campaign)
            on conflict do nothing""";

    private final int most;
    /** Pairs that were read from the table: they are there for good. */
    private final Set<Origin> kept = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean isFull = new AtomicBoolean();

    @Inject
    Origins(KpiConfig config) {
        this(config.maxOrigins());
    }

    Origins(int most) {
        this.most = most;
    }

    /**
     * Under which names these are counted. Waits for other transactions only while new pairs are being kept.
     *
     * @param transaction asks once only: what it keeps itself is not there before it ends
     * @param wanted all that the transaction is going to count
     */
    public Uni<UnaryOperator<Belonging>> names(SqlConnection transaction, Collection<Belonging> wanted) {
        TreeSet<Origin> unknown = new TreeSet<>();
        wanted.stream()
                .map(Belonging::origin)
                .filter(origin -> !origin.equals(Origin.NONE) && !kept.contains(origin))
                .forEach(unknown::add);
        if (unknown.isEmpty()) {
            return Uni.createFrom().item(UnaryOperator.identity());
        }
        return look(transaction, unknown)
                .chain(first -> {
                    kept.addAll(first.kept());
                    return first.isComplete() || isFull.get()
                            ? Uni.createFrom().item(first)
                            : keep(transaction, first.missing()).chain(() -> look(transaction, unknown));
                })
                .map(found -> found::name);
    }

    private static Uni<Found> look(SqlConnection transaction, Collection<Origin> origins) {
        return transaction.preparedQuery(KNOWN).execute(pairs(origins)).map(Found::of);
    }

    /** Keeps new pairs as long as there is room, one transaction after the other. */
    private Uni<Void> keep(SqlConnection transaction, Collection<Origin> fresh) {
        return transaction
                .preparedQuery(SERIALISE)
                .execute(Tuple.of(LOCK))
                .chain(() -> transaction.preparedQuery(COUNT).execute())
                .chain(count -> {
                    long room = most - count.iterator().next().getLong("pairs");
                    if (room <= 0) {
                        full();
                        return Uni.createFrom().voidItem();
                    }
                    List<Origin> taken = fresh.stream().limit(room).toList();
                    return transaction.preparedQuery(KEEP).execute(pairs(taken)).replaceWithVoid();
                });
    }

    private void full() {
        if (isFull.compareAndSet(false, true)) {
            LOG.warnf(
                    "RIPEN-LC-501 figures count further campaigns as other kept=%d remedy=raise ripen.lifecycle.kpis.max-origins if these are campaigns of yours",
                    most);
        }
    }

    private static Tuple pairs(Collection<Origin> origins) {
        return new Columns<>(origins)
                .text(Origin::source)
                .text(Origin::campaign)
                .tuple();
    }

    /**
     * What the table says of some pairs.
     *
     * @param kept those that have figures of their own
     * @param missing those that have none
     * @param sources sources that have figures of their own
     */
    private record Found(Set<Origin> kept, Set<Origin> missing, Set<String> sources) {
        static Found of(RowSet<Row> rows) {
            Set<Origin> kept = new HashSet<>();
            TreeSet<Origin> missing = new TreeSet<>();
            Set<String> sources = new HashSet<>();
            for (Row row : rows) {
                Origin origin = new Origin(row.getString("source"), row.getString("campaign"));
                (row.getBoolean("is_kept") ? kept : missing).add(origin);
                if (row.getBoolean("is_source")) {
                    sources.add(origin.source());
                }
            }
            return new Found(kept, missing, sources);
        }

        boolean isComplete() {
            return missing.isEmpty();
        }

        Belonging name(Belonging belonging) {
            return missing.contains(belonging.origin())
                    ? belonging.ofOther(sources.contains(belonging.source()))
                    : belonging;
        }
    }
}
