package io.ripen.lifecycle.stage;

import io.micrometer.core.instrument.MeterRegistry;
import io.ripen.contracts.EventType;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneCommand;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.postgres.CommandInbox;
import io.ripen.lifecycle.LeadKeys;
import io.ripen.lifecycle.LifecycleConfig;
import io.ripen.lifecycle.domain.Decision;
import io.ripen.lifecycle.domain.DecisionTime;
import io.ripen.lifecycle.domain.StageModel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Handles a lane's batch of scores, commands and timers: read the leads, decide, write, publish what changed. */
@ApplicationScoped
class StageHandler implements LaneHandler<SqlConnection> {
    private static final String DECIDED = "ripen.lifecycle.transitions.decided";
    private static final String CLOCKS = "ripen.lifecycle.clocks.changed";
    private static final String REFUSED = "ripen.lifecycle.commands.refused";

    private final StageModel model;
    private final StageTables tables;
    private final ErasureTables erasures;
    private final CommandInbox inbox;
    private final LifecycleConfig config;
    private final MeterRegistry metrics;

    StageHandler(
            StageModel model,
            StageTables tables,
            ErasureTables erasures,
            CommandInbox inbox,
            LifecycleConfig config,
            MeterRegistry metrics) {
        this.model = model;
        this.tables = tables;
        this.erasures = erasures;
        this.inbox = inbox;
        this.config = config;
        this.metrics = metrics;
        // Every series is there from the start, so that a rate can be told from an absence.
        model.stageNames().forEach(stage -> metrics.counter(DECIDED, "to", stage));
        List.of(EventType.HANDOVER_REQUESTED, EventType.SLA_CHANGED, EventType.SLA_BREACHED)
                .forEach(type -> metrics.counter(CLOCKS, "type", type.typeName()));
        for (Decision.Refusal refusal : Decision.Refusal.values()) {
            metrics.counter(REFUSED, "reason", refusal.code());
        }
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch) {
        Set<String> scored = new TreeSet<>();
        Set<String> asked = new TreeSet<>();
        Set<TakenCommand.Key> commands = new HashSet<>();
        Set<TakenCommand.Key> imports = new HashSet<>();
        for (LaneRecord input : batch.records()) {
            String leadId = LeadKeys.lead(input);
            if (input.event() instanceof ScoreChanged || input.event() instanceof LeadErasureRequested) {
                scored.add(leadId);
                if (input.event() instanceof ScoreChanged change && change.reason() == ScoreReason.MERGED) {
                    asked.add(leadId);
                }
            } else if (input.event() instanceof SalesFeedback feedback) {
                asked.add(leadId);
                commands.add(new TakenCommand.Key(leadId, feedback.commandId()));
            }
        }
        batch.timers().forEach(timer -> asked.add(timer.subject()));
        batch.commands().forEach(command -> {
            asked.add(command.subject());
            if (command.kind().equals(SalesCommand.FEEDBACK)) {
                SalesFeedback feedback = StageJson.read(command.payload(), SalesFeedback.class);
                commands.add(new TakenCommand.Key(command.subject(), feedback.commandId()));
            } else if (command.kind().equals(SalesCommand.IMPORT)) {
                String key = StageJson.read(command.payload(), SalesCommand.Import.class)
                        .key();
                if (key != null) {
                    imports.add(new TakenCommand.Key(command.subject(), key));
                }
            }
        });
        Set<String> leads = new TreeSet<>(scored);
        leads.addAll(asked);
        return Uni.combine()
                .all()
                .unis(
                        tables.read(transaction, scored, asked),
                        tables.taken(transaction, commands),
                        tables.imported(transaction, imports),
                        erasures.erased(transaction, leads))
                .withUni((states, taken, imported, erased) -> tables.merged(
                                transaction, MergedLeads.asking(batch, states))
                        .chain(merged -> decide(
                                transaction,
                                batch,
                                new Stored(states, taken, imported, erased),
                                new MergedLeads(merged))));
    }

    private Uni<LaneOutcome> decide(SqlConnection transaction, LaneBatch batch, Stored stored, MergedLeads merged) {
        StageBatch decided = new StageBatch(
                model, new DecisionTime(batch.now(), config.slaBacklog()), config.quietPeriod(), stored, merged);
        batch.records().forEach(decided::fold);
        batch.timers().forEach(decided::fire);
        batch.commands().forEach(decided::carryOut);
        List<String> silenced = batch.commands().stream()
                .map(LaneCommand::subject)
                .filter(decided::isErased)
                .toList();
        return tables.write(transaction, batch, decided)
                .chain(() -> inbox.enqueueAll(transaction, SalesCommand.LANE_GROUP, decided.commands()))
                .chain(() -> erasures.erase(transaction, decided.erasures(), silenced, batch.now()))
                .invoke(() -> count(decided))
                .replaceWith(decided::outcome);
    }

    private void count(StageBatch decided) {
        for (StageChanged step : decided.steps()) {
            metrics.counter(DECIDED, "to", step.to()).increment();
        }
        decided.others()
                .forEach(event -> metrics.counter(CLOCKS, "type", event.type()).increment());
        decided.said().stream()
                .map(SaidRow::refusal)
                .filter(Objects::nonNull)
                .forEach(reason -> metrics.counter(REFUSED, "reason", reason).increment());
    }
}
