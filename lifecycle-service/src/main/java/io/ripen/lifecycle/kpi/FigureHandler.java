package io.ripen.lifecycle.kpi;

import io.ripen.lanes.DueTimer;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lanes.TimerChange;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts the events of leads: a few statements per batch. */
@Singleton
class FigureHandler implements LaneHandler<SqlConnection> {
    private static final String EMPTIES = "empties";

    private final LeadMemories memories;
    private final Origins origins;
    private final FigureTable table;
    private final Figures figures;
    private final KpiConfig config;

    @Inject
    FigureHandler(LeadMemories memories, Origins origins, FigureTable table, KpiConfig config) {
        this.memories = memories;
        this.origins = origins;
        this.table = table;
        this.figures = new Figures(config.zone());
        this.config = config;
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
        if (inputs.isEmpty() && batch.timers().isEmpty()) {
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
        Set<String> leads = new TreeSet<>();
        inputs.forEach(input -> leads.add(input.leadId()));
        batch.timers().forEach(timer -> leads.add(timer.subject()));
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
            batch.timers().stream().map(DueTimer::subject).forEach(lead -> empty(lead, known, changed));
            changed.forEach((lead, memory) -> {
                if (memory.erasedAt() != null && !memory.erased()) {
                    outcome.timer(new TimerChange.Set(lead, EMPTIES, batch.now().plus(config.rememberErased())));
                }
            });
            return memories.write(transaction, changed)
                    .chain(() -> table.add(transaction, batch.lane().partition(), added))
                    .replaceWith(outcome.build());
        });
    }

    /** Of a lead that was forgotten nothing is remembered any more, unless the batch brings an event of before. */
    private static void empty(String leadId, Map<String, LeadMemory> known, SortedMap<String, LeadMemory> changed) {
        LeadMemory memory = known.get(leadId);
        if (memory != null && memory.erasedAt() != null && !changed.containsKey(leadId)) {
            changed.put(leadId, memory.emptied());
        }
    }

    private record Input(String leadId, LeadEvent event) {}
}
