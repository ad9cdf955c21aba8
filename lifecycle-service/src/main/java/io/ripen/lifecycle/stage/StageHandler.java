package io.ripen.lifecycle.stage;

import io.micrometer.core.instrument.MeterRegistry;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lifecycle.domain.StageModel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;

/** Handles a lane's batch of score changes: read the leads, decide, write, publish what changed. */
@ApplicationScoped
class StageHandler implements LaneHandler<SqlConnection> {
    private static final String DECIDED = "ripen.lifecycle.transitions.decided";

    private final StageModel model;
    private final StageTables tables;
    private final MeterRegistry metrics;

    StageHandler(StageModel model, StageTables tables, MeterRegistry metrics) {
        this.model = model;
        this.tables = tables;
        this.metrics = metrics;
        // Every stage has its series from the start, so that a rate can be told from an absence.
        model.stageNames().forEach(stage -> metrics.counter(DECIDED, "to", stage));
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch) {
        Set<String> leadIds = new TreeSet<>();
        for (LaneRecord input : batch.records()) {
            if (input.event() instanceof ScoreChanged change) {
                leadIds.add(change.leadId());
            }
        }
        return tables.read(transaction, leadIds).chain(states -> {
            StageBatch decided = new StageBatch(model, states);
            batch.records().forEach(decided::fold);
            return tables.write(transaction, batch.lane(), decided)
                    .invoke(() -> decided.steps().forEach(this::count))
                    .replaceWith(decided.outcome());
        });
    }

    private void count(StageChanged step) {
        metrics.counter(DECIDED, "to", step.to()).increment();
    }
}
