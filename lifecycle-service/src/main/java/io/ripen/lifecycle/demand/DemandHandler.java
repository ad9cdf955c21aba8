package io.ripen.lifecycle.demand;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.lifecycle.domain.demand.Act;
import io.ripen.lifecycle.domain.demand.Visit;
import io.ripen.lifecycle.domain.demand.Visits;
import io.ripen.lifecycle.domain.kpi.Increment;
import io.ripen.lifecycle.kpi.FigureTable;
import io.ripen.lifecycle.kpi.KpiConfig;
import io.ripen.lifecycle.kpi.Origins;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts touchpoints: a few statements per batch. Clients send touchpoints again, so each is remembered. */
@Singleton
class DemandHandler implements LaneHandler<SqlConnection> {
    private final Acts acts;
    private final DemandTables tables;
    private final Origins origins;
    private final FigureTable figures;
    private final Visits visits;

    @Inject
    DemandHandler(
            Acts acts, DemandTables tables, Origins origins, FigureTable figures, DemandConfig config, KpiConfig kpis) {
        this.acts = acts;
        this.tables = tables;
        this.origins = origins;
        this.figures = figures;
        this.visits = new Visits(kpis.zone(), config.visitPause());
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch) {
        List<Input> inputs = batch.records().stream().flatMap(this::inputs).toList();
        if (inputs.isEmpty()) {
            return Uni.createFrom().item(LaneOutcome.NOTHING);
        }
        Set<UUID> touchpoints = inputs.stream().map(Input::touchpoint).collect(Collectors.toSet());
        Set<UUID> visitors = inputs.stream().map(Input::visitor).collect(Collectors.toSet());
        return tables.see(transaction, touchpoints, LocalDate.ofInstant(batch.now(), ZoneOffset.UTC))
                .chain(fresh -> tables.read(transaction, visitors)
                        .chain(known -> count(transaction, batch, new Before(inputs, fresh, known))));
    }

    private Uni<LaneOutcome> count(SqlConnection transaction, LaneBatch batch, Before before) {
        Set<UUID> left = new HashSet<>(before.fresh());
        Map<UUID, Visit> known = new HashMap<>(before.known());
        SortedMap<UUID, Visit> changed = new TreeMap<>();
        List<Increment> added = new ArrayList<>();
        LaneOutcome.Builder outcome = LaneOutcome.builder();
        for (Input input : before.inputs()) {
            if (!left.remove(input.touchpoint())) {
                outcome.duplicate();
                continue;
            }
            Visits.Counted counted = visits.count(known.get(input.visitor()), input.act());
            Visit visit = counted.visit();
            if (visit != null) {
                known.put(input.visitor(), visit);
                changed.put(input.visitor(), visit);
            }
            added.addAll(counted.increments());
        }
        return tables.write(transaction, changed)
                .chain(() -> origins.names(
                        transaction,
                        added.stream().map(each -> each.key().belonging()).toList()))
                .chain(names -> figures.add(
                        transaction,
                        batch.lane().partition(),
                        added.stream().map(each -> each.under(names)).toList()))
                .replaceWith(outcome.build());
    }

    private Stream<Input> inputs(LaneRecord record) {
        return record.event() instanceof TouchpointCaptured touchpoint
                ? acts
                        .of(touchpoint)
                        .map(act -> new Input(
                                hash(touchpoint.site() + "\n" + touchpoint.touchpointId()),
                                hash(touchpoint.site() + "\n" + touchpoint.visitorKey()),
                                act))
                        .stream()
                : Stream.empty();
    }

    private static UUID hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private record Input(UUID touchpoint, UUID visitor, Act act) {}

    private record Before(List<Input> inputs, Set<UUID> fresh, Map<UUID, Visit> known) {}
}
