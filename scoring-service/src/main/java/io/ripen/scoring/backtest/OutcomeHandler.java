package io.ripen.scoring.backtest;

import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.scoring.backtest.Outcomes.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Keeps when a lead first entered each stage. Doing so twice changes nothing, so sequences need no looking at. */
@Singleton
class OutcomeHandler implements LaneHandler<SqlConnection> {
    private final Outcomes outcomes;

    @Inject
    OutcomeHandler(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch) {
        List<Outcome> entered = new ArrayList<>();
        for (LaneRecord record : batch.records()) {
            if (record.event() instanceof StageChanged change) {
                entered.add(new Outcome(UUID.fromString(change.leadId()), change.to(), change.at()));
            }
        }
        return outcomes.keep(transaction, Outcomes.STAGES, entered).replaceWith(LaneOutcome.NOTHING);
    }
}
