package io.ripen.nurture.journey;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.ripen.lanes.quarkus.PeriodicTasks;
import io.ripen.nurture.domain.Journey;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.Winner;
import io.ripen.nurture.journey.JourneyNumbers.StepNumbers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Ends the division of leads between variants once one of them is better beyond doubt. A decision is stored and never
 * changes; the lanes read it with each batch, so that all instances go by it.
 */
@Singleton
final class VariantWinners {
    private static final Logger LOG = Logger.getLogger(VariantWinners.class);
    private static final String ALL = "SELECT journey, version, step, variant, since, evidence FROM variant_winner";
    private static final String DECIDE = """
            INSERT INTO variant_winner (journey, version, step, variant, since, evidence)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING""";

    private final Pool pool;
    private final Journeys journeys;
    private final JourneyCounts counts;
    private final JourneySettings settings;
    private final PeriodicTasks tasks;
    private final Clock clock;

    @Inject
    VariantWinners(
            Pool pool, Journeys journeys, JourneyCounts counts, JourneySettings settings, Vertx vertx, Clock clock) {
        this.pool = pool;
        this.journeys = journeys;
        this.counts = counts;
        this.settings = settings;
        this.tasks = new PeriodicTasks(vertx);
        this.clock = clock;
    }

    /** A decision, with what decided it. */
    record Decided(Winner winner, String evidence) {}

    void start(@Observes StartupEvent event) {
        if (settings.stopRule() && isAnyDivided()) {
            tasks.every(
                    settings.stopRuleInterval(),
                    this::look,
                    (level, failure) -> LOG.logf(
                            level,
                            "RIPEN-N-361 stop rule cannot be asked, will be tried again failure=%s",
                            failure.getClass().getName()));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        tasks.stop();
    }

    /** The journeys in force, with the decisions about their variants so far. */
    Uni<Journeys> decided(SqlClient transaction) {
        return isAnyDivided()
                ? all(transaction)
                        .map(all ->
                                journeys.with(all.stream().map(Decided::winner).toList()))
                : Uni.createFrom().item(journeys);
    }

    /** All decisions, for readers. */
    Uni<List<Decided>> all() {
        return all(pool);
    }

    private static Uni<List<Decided>> all(SqlClient client) {
        return client.preparedQuery(ALL).execute().map(rows -> {
            List<Decided> all = new ArrayList<>();
            rows.forEach(row -> all.add(new Decided(
                    new Winner(
                            row.getString("journey"),
                            row.getInteger("version"),
                            row.getString("step"),
                            row.getString("variant"),
                            row.getOffsetDateTime("since").toInstant()),
                    row.getString("evidence"))));
            return all;
        });
    }

    private boolean isAnyDivided() {
        return journeys.all().stream().anyMatch(journey -> !journey.divided().isEmpty());
    }

    private Uni<Void> look() {
        return Multi.createFrom()
                .iterable(journeys.open())
                .filter(journey -> !journey.divided().isEmpty())
                .onItem()
                .transformToUniAndConcatenate(this::judge)
                .collect()
                .last();
    }

    private Uni<Void> judge(Journey journey) {
        return counts.of(journey.id(), journey.version())
                .map(figures -> figures.numbers(journey.id()))
                .onItem()
                .transformToMulti(numbers -> Multi.createFrom().iterable(numbers.steps()))
                .filter(step -> isWon(journey, step))
                .onItem()
                .transformToUniAndConcatenate(step -> decide(journey, step))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Every variant of the file must have been tried; one that was sent to nobody yet has no numbers. */
    private static boolean isWon(Journey journey, StepNumbers step) {
        return step.winner() != null
                && journey.divided().stream()
                        .anyMatch(mail -> mail.id().equals(step.step())
                                && mail.variants().size() == step.variants().size());
    }

    private Uni<Void> decide(Journey journey, StepNumbers step) {
        String variant = Optional.ofNullable(step.winner()).orElseThrow();
        return pool.preparedQuery(DECIDE)
                .execute(Tuple.tuple()
                        .addString(journey.id())
                        .addInteger(journey.version())
                        .addString(step.step())
                        .addString(variant)
                        .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC))
                        .addString(evidence(step)))
                .invoke(rows -> {
                    if (rows.rowCount() > 0) {
                        LOG.infof(
                                "RIPEN-N-362 variant won, those who enter get it journey=%s version=%d step=%s variant=%s",
                                journey.id(), journey.version(), step.step(), variant);
                    }
                })
                .replaceWithVoid();
    }

    private static String evidence(StepNumbers step) {
        return step.variants().stream()
                .map(variant -> "%s: %d of %d reached a goal (95 %%: %s to %s)"
                        .formatted(
                                variant.variant(),
                                variant.reachedGoal().count(),
                                variant.reachedGoal().of(),
                                variant.reachedGoal().low(),
                                variant.reachedGoal().high()))
                .collect(Collectors.joining("; "));
    }
}
