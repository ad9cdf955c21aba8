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
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.history.SegmentHistory;
import io.ripen.scoring.history.TouchpointHistory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Scores the leads of a batch: one read and one write for all of them, one more read where history is needed, and the
 * same for what their accounts are told.
 */
@Singleton
class ScoreHandler implements LaneHandler<SqlConnection> {
    private final LeadStore leads;
    private final TouchpointHistory history;
    private final AccountMemberships accounts;
    private final LedgerStore ledger;
    private final LeadScoring scoring;
    private final Counter published;
    private final DistributionSummary refolded;

    @Inject
    ScoreHandler(
            LeadStore leads,
            TouchpointHistory history,
            AccountMemberships accounts,
            LedgerStore ledger,
            ScoringModel model,
            ScoringConfig config,
            MeterRegistry registry) {
        this.leads = leads;
        this.history = history;
        this.accounts = accounts;
        this.ledger = ledger;
        this.scoring = new LeadScoring(model, config.decay().quietPeriod());
        this.published = Counter.builder("ripen.scoring.events.published")
                .description("Score and consent changes decided; one more if a transaction is repeated")
                .register(registry);
        this.refolded = DistributionSummary.builder("ripen.scoring.history.segments")
                .description("Visitor histories read by a batch")
                .register(registry);
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch lane) {
        ScoreBatch batch = new ScoreBatch(lane, scoring);
        return leads.load(transaction, batch.leadIds())
                .flatMap(known ->
                        history(transaction, batch, known).map(touchpoints -> batch.decide(known, touchpoints)))
                .call(() -> leads.save(transaction, batch.changed()))
                .call(() -> ledger.write(transaction, batch.writes(), lane))
                .flatMap(outcome -> accounts.told(transaction, batch.changed(), outcome, lane.now()))
                .invoke(outcome -> published.increment(outcome.events().size()));
    }

    private Uni<SegmentHistory> history(SqlConnection transaction, ScoreBatch batch, Map<String, Lead> known) {
        List<Segment> needed = batch.neededHistory(known);
        refolded.record(needed.size());
        return history.of(transaction, needed);
    }
}
