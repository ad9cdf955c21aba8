package io.ripen.scoring.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ripen.lanes.TransientFailure;
import io.ripen.lanes.engine.FailureClassifier;
import io.ripen.lanes.engine.FailureKind;
import io.ripen.lanes.postgres.PgFailureClassifier;
import io.ripen.lanes.quarkus.PeriodicTasks;
import io.ripen.scoring.backtest.BacktestJobs.Claim;
import io.ripen.scoring.domain.backtest.Report;
import io.ripen.scoring.domain.backtest.Tally;
import io.ripen.scoring.domain.model.ModelRef;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.history.TouchpointHistory;
import io.ripen.scoring.release.ModelInForce;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Runs backtests, one at a time per instance, with threads and connections of their own. A backtest whose instance ended
 * is started anew by another one, or by the same after its restart; only a whole result is kept.
 */
@Singleton
class BacktestRunner {
    private static final Logger LOG = Logger.getLogger(BacktestRunner.class);
    private static final FailureClassifier FAILURES = new PgFailureClassifier();

    private final BacktestJobs jobs;
    private final BacktestConfig config;
    private final BacktestThreads threads;
    private final Outcomes outcomes;
    private final TouchpointHistory history;
    private final ModelInForce models;
    private final ObjectMapper mapper;
    private final PeriodicTasks tasks;

    @Inject
    BacktestRunner(
            BacktestJobs jobs,
            BacktestConfig config,
            BacktestThreads threads,
            Outcomes outcomes,
            TouchpointHistory history,
            ModelInForce models,
            ObjectMapper mapper,
            Vertx vertx) {
        this.jobs = jobs;
        this.config = config;
        this.threads = threads;
        this.outcomes = outcomes;
        this.history = history;
        this.models = models;
        this.mapper = mapper;
        this.tasks = new PeriodicTasks(vertx);
    }

    void start(@Observes StartupEvent event) {
        tasks.every(
                config.pollInterval(),
                this::look,
                (level, failure) -> LOG.logf(
                        level,
                        "RIPEN-S-411 backtests cannot be looked for failure=%s",
                        failure.getClass().getName()));
    }

    void stop(@Observes ShutdownEvent event) {
        tasks.stop();
        threads.close();
    }

    private Uni<Void> look() {
        return jobs.claim()
                .flatMap(claim ->
                        claim.map(this::run).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> run(Claim claim) {
        LOG.infof("RIPEN-S-412 backtest starts backtest=%d attempt=%d", claim.id(), claim.attempt());
        return report(claim)
                .flatMap(report -> jobs.done(claim, json(report))
                        .invoke(() -> LOG.infof(
                                "RIPEN-S-413 backtest done backtest=%d leads=%d touchpoints=%d",
                                claim.id(), report.leads(), report.touchpoints())))
                .onFailure(BacktestEnded.class)
                .recoverWithUni(ended -> {
                    LOG.infof("RIPEN-S-414 backtest ended before its end backtest=%d", claim.id());
                    return Uni.createFrom().voidItem();
                })
                .onFailure(DraftGone.class)
                .recoverWithUni(gone -> jobs.failed(claim, DraftGone.REASON))
                .onFailure(BacktestRunner::mayPass)
                .recoverWithUni(failure -> {
                    LOG.warnf(
                            "RIPEN-S-416 backtest interrupted, it is begun anew after its lease backtest=%d failure=%s",
                            claim.id(), failure.getClass().getName());
                    return Uni.createFrom().voidItem();
                })
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "RIPEN-S-415 backtest failed backtest=%d", claim.id());
                    return jobs.failed(
                            claim, "internal error " + failure.getClass().getSimpleName() + ", see the log");
                });
    }

    /** Whether trying again may help: the database was away, or busy. */
    private static boolean mayPass(Throwable failure) {
        return FAILURES.classify(failure) == FailureKind.TRANSIENT;
    }

    private Uni<Report> report(Claim claim) {
        BacktestJobs.Order order = claim.order();
        Pool pool = threads.pool();
        return models.version(pool, order.current())
                .flatMap(current -> draft(pool, order.draft())
                        .flatMap(draft -> Uni.combine()
                                .all()
                                .unis(scans(pool, claim, current, draft).toList())
                                .with(Tally.class, BacktestRunner::sum)))
                .map(Tally::report);
    }

    private Uni<ScoringModel> draft(Pool pool, ModelRef ref) {
        return models.version(pool, ref)
                .onFailure(TransientFailure.class)
                .recoverWithUni(failure -> models.find(ref.id(), ref.version()).map(found -> {
                    throw found.filter(ref::equals).isPresent() ? failure : new DraftGone();
                }));
    }

    private Stream<Uni<Tally>> scans(Pool pool, Claim claim, ScoringModel current, ScoringModel draft) {
        FirstFailure failure = new FirstFailure();
        BacktestScan.Ports ports = new BacktestScan.Ports(pool, history, outcomes, jobs, failure);
        return LeadRange.split(config.threads()).stream()
                .map(range -> new BacktestScan(
                        ports,
                        claim,
                        current,
                        new Tally(current, draft, claim.order().question()),
                        range,
                        config.page()))
                .map(scan -> failure.of(threads.on(scan::run)));
    }

    private static Tally sum(List<Tally> tallies) {
        Tally sum = tallies.getFirst();
        tallies.subList(1, tallies.size()).forEach(sum::addAll);
        return sum;
    }

    private String json(Report report) {
        try {
            return mapper.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is plain data", e);
        }
    }
}
