package io.ripen.scoring.score;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.scoring.ScoringConfig;
import io.ripen.scoring.account.AccountMemberships;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.history.LongHistories;
import io.ripen.scoring.history.TouchpointHistory;
import io.ripen.scoring.release.ModelInForce;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Scores the leads of a batch under the model in force: one read and one write for all of them, one more read where
 * history is needed (several if it is long; page after page if it is too long to be held), and the same for what their
 * accounts are told.
 */
@Singleton
class ScoreHandler implements LaneHandler<SqlConnection> {
    private final LeadStore leads;
    private final TouchpointHistory history;
    private final AccountMemberships accounts;
    private final CommandEffectsStore effects;
    private final ModelInForce models;
    private final Duration quietPeriod;
    private final Counter published;
    private final DistributionSummary histories;

    @Inject
    ScoreHandler(
            LeadStore leads,
            TouchpointHistory history,
            AccountMemberships accounts,
            CommandEffectsStore effects,
            ModelInForce models,
            ScoringConfig config,
            MeterRegistry registry) {
        this.leads = leads;
        this.history = history;
        this.accounts = accounts;
        this.effects = effects;
        this.models = models;
        this.quietPeriod = config.decay().quietPeriod();
        this.published = Counter.builder("ripen.scoring.events.published")
                .description("Score and consent changes decided; one more if a transaction is repeated")
                .register(registry);
        this.histories = DistributionSummary.builder("ripen.scoring.history.segments")
                .description("Visitor histories read by a batch")
                .register(registry);
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch lane) {
        Arrivals arrivals = new Arrivals(lane);
        return Uni.combine()
                .all()
                .unis(
                        models.in(transaction),
                        leads.load(transaction, arrivals.byLead().keySet()))
                .withUni((model, stored) -> decide(transaction, lane, arrivals, stored.under(model), model))
                .invoke(outcome -> published.increment(outcome.events().size()));
    }

    private Uni<LaneOutcome> decide(
            SqlConnection transaction, LaneBatch lane, Arrivals arrivals, Map<String, Lead> known, ScoringModel model) {
        LeadScoring scoring = new LeadScoring(model, quietPeriod);
        ScoreBatch batch = new ScoreBatch(arrivals, scoring);
        return decide(transaction, scoring, batch, known)
                .map(decided -> batch.outcome())
                .flatMap(outcome -> Uni.combine()
                        .all()
                        .unis(
                                leads.save(transaction, batch.changed(), model),
                                accounts.told(transaction, batch.changed(), outcome, model, lane.now()))
                        .with((saved, told) -> told))
                // After the leads: whoever adds something about one of them holds its row meanwhile, and an erasure is
                // to find that.
                .call(() -> effects.write(transaction, batch.effects(), lane));
    }

    private Uni<Void> decide(
            SqlConnection transaction, LeadScoring scoring, ScoreBatch batch, Map<String, Lead> known) {
        List<ScoreBatch.Portion> portions = batch.portions(known);
        histories.record(
                portions.stream().mapToInt(portion -> portion.history().size()).sum());
        Uni<Void> decided = Uni.createFrom().voidItem();
        for (ScoreBatch.Portion portion : portions) {
            decided = decided.chain(() -> portion.isLong()
                    ? decideLong(transaction, scoring, batch, portion, known)
                    : history.of(transaction, portion.history())
                            .invoke(touchpoints -> batch.decide(portion, known, touchpoints))
                            .replaceWithVoid());
        }
        return decided;
    }

    private static Uni<Void> decideLong(
            SqlConnection transaction,
            LeadScoring scoring,
            ScoreBatch batch,
            ScoreBatch.Portion portion,
            Map<String, Lead> known) {
        LongDecisions.Reader reader = (history, questions, judged) ->
                LongHistories.answer(transaction, history, questions, scoring.model(), judged);
        Uni<Void> decided = Uni.createFrom().voidItem();
        for (String leadId : portion.leads()) {
            decided = decided.chain(() -> new LongDecisions(reader, scoring, batch, leadId, known).decide());
        }
        return decided;
    }
}
