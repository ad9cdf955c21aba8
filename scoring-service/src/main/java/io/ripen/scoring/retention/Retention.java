package io.ripen.scoring.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ripen.scoring.retention.AnonymousHistory.Dropped;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Keeps the weeks of anonymous history: makes those to come, drops those that are over. Each step is a transaction of its
 * own that only one instance enters, and finds what is left to do in the tables, so it may end anywhere.
 */
@Singleton
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** Pages that one transaction empties, of 8 kB. */
    private static final long PAGES_AT_ONCE = 500;

    private final AnonymousHistory history;
    private final RetentionConfig config;
    private final Clock clock;
    private final Pool pool;
    private final Counter touchpoints;
    private final Counter visitors;
    private volatile double oldestDays = Double.NaN;

    @Inject
    Retention(AnonymousHistory history, RetentionConfig config, Clock clock, Pool pool, MeterRegistry registry) {
        this.history = history;
        this.config = config;
        this.clock = clock;
        this.pool = pool;
        this.touchpoints = Counter.builder("ripen.scoring.retention.touchpoints")
                .description("Touchpoints of unknown visitors dropped by this instance")
                .register(registry);
        this.visitors = Counter.builder("ripen.scoring.retention.visitors")
                .description("Visitors of whom nothing was left after that")
                .register(registry);
        Gauge.builder("ripen.scoring.retention.oldest", () -> oldestDays)
                .baseUnit("days")
                .description("Age of the oldest week of anonymous history at the last look; NaN before the first")
                .register(registry);
    }

    /** Brings everything up to date; what another instance is at is left to it. */
    Uni<Void> run() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return arrange(today).chain(this::emptyDetached).chain(() -> look(today));
    }

    private Uni<Void> arrange(LocalDate today) {
        return pool.withTransaction(transaction -> history.lock(transaction)
                .flatMap(ours -> ours
                        ? history.weeks(transaction)
                                .flatMap(existing -> history.strays(transaction)
                                        .map(strays -> PartitionPlan.of(
                                                existing,
                                                strays,
                                                today,
                                                config.anonymous().toDays())))
                                .flatMap(plan -> plan.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : history.arrange(transaction, plan).invoke(() -> log(plan)))
                        : Uni.createFrom().voidItem()));
    }

    private static void log(PartitionPlan plan) {
        LOG.infof("RIPEN-S-501 weeks of anonymous history made=%s detached=%s", plan.missing(), plan.expired());
    }

    private Uni<Void> emptyDetached() {
        return pool.withTransaction(history::detached)
                .onItem()
                .transformToMulti(weeks -> Multi.createFrom().iterable(weeks))
                .onItem()
                .transformToUniAndConcatenate(week -> new DetachedWeek(week).dropAll())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> look(LocalDate today) {
        return pool.withTransaction(transaction -> history.weeks(transaction)
                        .flatMap(attached -> history.detached(transaction)
                                .invoke(attached::addAll)
                                .replaceWith(attached)))
                .invoke(weeks -> oldestDays = (double) ChronoUnit.DAYS.between(weeks.first(), today))
                .replaceWithVoid();
    }

    /** A week that nobody reads any more, on its way out. */
    private final class DetachedWeek {
        private final LocalDate week;
        private long page;
        private Dropped dropped = new Dropped(0, 0);

        DetachedWeek(LocalDate week) {
            this.week = week;
        }

        Uni<Void> dropAll() {
            return Uni.createFrom()
                    .deferred(() -> pool.withTransaction(this::step))
                    .repeat()
                    .whilst(more -> more)
                    .onItem()
                    .ignoreAsUni();
        }

        /** Says whether there is more to do, for this instance. */
        private Uni<Boolean> step(SqlConnection transaction) {
            return history.lock(transaction)
                    .flatMap(ours -> ours
                            ? history.detached(transaction)
                            : Uni.createFrom().item(new TreeSet<>()))
                    .flatMap(detached -> detached.contains(week)
                            ? next(transaction)
                            : Uni.createFrom().item(false));
        }

        private Uni<Boolean> next(SqlConnection transaction) {
            return history.pages(transaction, week)
                    .flatMap(pages -> page < pages ? empty(transaction) : drop(transaction));
        }

        private Uni<Boolean> empty(SqlConnection transaction) {
            return history.empty(transaction, week, page, page + PAGES_AT_ONCE).map(some -> {
                page += PAGES_AT_ONCE;
                dropped = dropped.plus(some);
                touchpoints.increment((double) some.touchpoints());
                visitors.increment((double) some.visitors());
                return true;
            });
        }

        private Uni<Boolean> drop(SqlConnection transaction) {
            return history.drop(transaction, week).map(done -> {
                LOG.infof(
                        "RIPEN-S-502 dropped anonymous history week=%s touchpoints=%d visitors=%d",
                        week, dropped.touchpoints(), dropped.visitors());
                return false;
            });
        }
    }
}
