package io.ripen.scoring.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.scoring.domain.identity.KnownPeople;
import io.ripen.scoring.domain.identity.Visitor;
import io.ripen.scoring.history.EarlierContents;
import io.ripen.scoring.history.StoredTouchpoint;
import io.ripen.scoring.history.TouchpointHistory;
import io.ripen.scoring.history.TouchpointId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Decides whose the touchpoints of a batch are: two round trips to the database, three if visitors are named. */
@Singleton
class IdentityHandler implements LaneHandler<SqlConnection> {
    private record Loaded(
            Set<TouchpointId> known, Map<String, Visitor> visitors, KnownPeople people, EarlierContents contents) {}

    private final TouchpointHistory history;
    private final VisitorStore visitors;
    private final LeadDirectory directory;
    private final VisitorCommands commands;
    private final Counter touchpoints;
    private final Counter leads;

    @Inject
    IdentityHandler(
            TouchpointHistory history,
            VisitorStore visitors,
            LeadDirectory directory,
            VisitorCommands commands,
            MeterRegistry registry) {
        this.history = history;
        this.visitors = visitors;
        this.directory = directory;
        this.commands = commands;
        this.touchpoints = Counter.builder("ripen.scoring.touchpoints")
                .description("New touchpoints kept; one more if a transaction is repeated")
                .register(registry);
        this.leads = Counter.builder("ripen.scoring.leads.created")
                .description("Leads created; one more if a transaction is repeated")
                .register(registry);
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch) {
        Uni<LaneOutcome> kept =
                batch.records().isEmpty() ? Uni.createFrom().item(LaneOutcome.NOTHING) : keep(transaction, batch);
        return kept.flatMap(outcome -> commands.carryOut(transaction, batch.commands(), outcome, batch.now()));
    }

    private Uni<LaneOutcome> keep(SqlConnection transaction, LaneBatch batch) {
        IdentityBatch touchpointsOfBatch = new IdentityBatch(batch.records());
        return load(transaction, touchpointsOfBatch)
                .flatMap(loaded -> claim(transaction, batch, touchpointsOfBatch, loaded))
                .flatMap(loaded -> {
                    LaneOutcome outcome =
                            touchpointsOfBatch.decide(loaded.known, loaded.visitors, loaded.people, loaded.contents);
                    return save(transaction, batch, touchpointsOfBatch).replaceWith(outcome);
                });
    }

    private Uni<Loaded> load(SqlConnection transaction, IdentityBatch batch) {
        return Uni.combine()
                .all()
                .unis(
                        history.known(transaction, batch.ids()),
                        visitors.load(transaction, batch.visitorKeys()),
                        directory.find(transaction, batch.emails()),
                        directory.addresses(transaction, batch.mailedLeads()))
                .with((known, seen, leads, addresses) ->
                        new Loaded(known, seen, new KnownPeople(leads, addresses), new EarlierContents()));
    }

    private Uni<Loaded> claim(SqlConnection transaction, LaneBatch lane, IdentityBatch batch, Loaded loaded) {
        SortedMap<String, String> claims = batch.claims(loaded.known, loaded.people);
        List<Visitor> maybeRevealed = batch.maybeRevealed(loaded.visitors);
        return Uni.combine()
                .all()
                .unis(directory.claim(transaction, claims, lane.now()), history.contents(transaction, maybeRevealed))
                .with((claimed, contents) ->
                        new Loaded(loaded.known, loaded.visitors, loaded.people.with(claimed), contents));
    }

    private Uni<Void> save(SqlConnection transaction, LaneBatch lane, IdentityBatch batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<Boolean, List<StoredTouchpoint>> byAnonymity = batch.newTouchpointsByAnonymity();
        return Uni.combine()
                .all()
                .unis(
                        history.reveal(transaction, batch.revealed()),
                        history.keep(
                                transaction,
                                byAnonymity.getOrDefault(false, List.of()),
                                byAnonymity.getOrDefault(true, List.of()),
                                LocalDate.ofInstant(lane.now(), ZoneOffset.UTC)),
                        visitors.save(transaction, batch.touchedVisitors(), lane.now()),
                        visitors.own(transaction, batch.identified()))
                .discardItems()
                .invoke(() -> {
                    touchpoints.increment(batch.newTouchpoints());
                    leads.increment(batch.newLeads());
                });
    }
}
