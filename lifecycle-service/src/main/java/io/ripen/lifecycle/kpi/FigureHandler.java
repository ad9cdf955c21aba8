package io.ripen.lifecycle.kpi;

import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lifecycle.LeadKeys;
import io.ripen.lifecycle.domain.kpi.Belonging;
import io.ripen.lifecycle.domain.kpi.Figures;
import io.ripen.lifecycle.domain.kpi.Increment;
import io.ripen.lifecycle.domain.kpi.LeadEvent;
import io.ripen.lifecycle.domain.kpi.LeadMemory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the events of leads: a few statements per batch. */
@Singleton
class FigureHandler implements LaneHandler<SqlConnection> {
    private final LeadMemories memories;
    private final Origins origins;
    private final FigureTable table;
    private final Figures figures;

    @Inject
    FigureHandler(LeadMemories memories, Origins origins, FigureTable table, KpiConfig config) {
        this.memories = memories;
        this.origins = origins;
        this.table = table;
        this.figures = new Figures(config.zone());
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch) {
        LaneOutcome.Builder outcome = LaneOutcome.builder();
        List<Input> inputs = new ArrayList<>();
        for (LaneRecord record : batch.records()) {
            LeadKeys.mismatch(record)
                    .ifPresentOrElse(
                            outcome::poison,
                            () -> LeadEvents.of(record).ifPresent(event -> inputs.add(new Input(record.key(), event))));
        }
        if (inputs.isEmpty()) {
            return Uni.createFrom().item(outcome.build());
        }
        List<Belonging> belongings =
                inputs.stream().map(input -> input.event().belonging()).toList();
        return origins.names(transaction, belongings).chain(names -> {
            List<Input> named = inputs.stream()
                    .map(input -> new Input(input.leadId(), input.event().under(names)))
                    .toList();
            return count(transaction, batch, named, outcome);
        });
    }

    private Uni<LaneOutcome> count(
            SqlConnection transaction, LaneBatch batch, List<Input> inputs, LaneOutcome.Builder outcome) {
        List<String> leads = inputs.stream().map(Input::leadId).distinct().toList();
        return memories.read(transaction, leads).chain(before -> {
            Map<String, LeadMemory> known = new HashMap<>(before);
            SortedMap<String, LeadMemory> changed = new TreeMap<>();
            List<Increment> added = new ArrayList<>();
            for (Input input : inputs) {
                LeadMemory memory = known.getOrDefault(input.leadId(), LeadMemory.NONE);
                if (Figures.isOld(memory, input.event())) {
                    outcome.duplicate();
                    continue;
                }
                Figures.Counted counted = figures.count(memory, input.event());
                known.put(input.leadId(), counted.memory());
                changed.put(input.leadId(), counted.memory());
                added.addAll(counted.increments());
            }
            return memories.write(transaction, changed)
                    .chain(() -> table.add(transaction, batch.lane().partition(), added))
                    .replaceWith(outcome.build());
        });
    }

    private record Input(String leadId, LeadEvent event) {}
}
