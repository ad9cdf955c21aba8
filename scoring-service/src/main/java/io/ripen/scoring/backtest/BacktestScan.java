package io.ripen.scoring.backtest;

import io.ripen.scoring.backtest.BacktestJobs.Claim;
import io.ripen.scoring.domain.backtest.PastLead;
import io.ripen.scoring.domain.backtest.Tally;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.history.HistoryPortions;
import io.ripen.scoring.history.LongHistories;
import io.ripen.scoring.history.SegmentHistory;
import io.ripen.scoring.history.TouchpointHistory;
import io.ripen.scoring.score.LeadCodec;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Folds the leads of one range, page after page. Used by one thread. */
final class BacktestScan {
    /** Of one lead, each of some three kilobytes; a lead is judged by all of them at once. */
    private static final long MOST_TOUCHPOINTS = 10_000;

    private static final String PAGE = """
            select lead_id, state from lead
            where lead_id > $1 and lead_id <= $2 and merged_into is null and erased_at is null
            order by lead_id limit $3""";

    /**
     * Where a scan reads, and whom it tells.
     *
     * @param failure whether another scan of this backtest has failed
     */
    record Ports(Pool pool, TouchpointHistory history, Outcomes outcomes, BacktestJobs jobs, FirstFailure failure) {}

    private final Ports ports;
    private final Claim claim;
    private final ScoringModel current;
    private final Tally tally;
    private final LeadRange range;
    private final int page;
    private UUID cursor;
    private boolean more = true;

    BacktestScan(Ports ports, Claim claim, ScoringModel current, Tally tally, LeadRange range, int page) {
        this.ports = ports;
        this.claim = claim;
        this.current = current;
        this.tally = tally;
        this.range = range;
        this.page = page;
        this.cursor = range.after();
    }

    /** Scans to the end of the range; fails with {@link BacktestEnded} if the backtest ends meanwhile. */
    Uni<Tally> run() {
        return Uni.createFrom()
                .deferred(this::nextPage)
                .repeat()
                .whilst(done -> more)
                .onItem()
                .ignoreAsUni()
                .map(done -> tally);
    }

    private Uni<Boolean> nextPage() {
        return ports.pool()
                .preparedQuery(PAGE)
                .execute(Tuple.of(cursor, range.last(), page))
                .map(this::leads)
                .flatMap(leads -> {
                    more = leads.size() == page;
                    return leads.isEmpty() ? Uni.createFrom().item(true) : fold(leads);
                });
    }

    private List<Lead> leads(RowSet<Row> rows) {
        List<Lead> leads = new ArrayList<>(rows.size());
        for (Row row : rows) {
            cursor = row.getUUID(0);
            leads.add(LeadCodec.decode(cursor.toString(), row.getBuffer(1).getBytes(), current));
        }
        return leads;
    }

    /** In portions: two hundred leads with long histories would not fit into the heap of a live service. */
    private Uni<Boolean> fold(List<Lead> leads) {
        Uni<Boolean> folded = Uni.createFrom().item(true);
        for (List<Lead> portion : HistoryPortions.of(leads, BacktestScan::touchpoints)) {
            folded = folded.chain(() -> heldAtOnce(portion)).flatMap(some -> foldPortion(some, portion.size()));
        }
        return folded;
    }

    /** Those whose touchpoints can be held; the others are left out. Places are counted per visitor, so it may be all. */
    private Uni<List<Lead>> heldAtOnce(List<Lead> leads) {
        List<Lead> some = leads.stream()
                .filter(lead -> touchpoints(lead) <= MOST_TOUCHPOINTS)
                .toList();
        if (some.size() == leads.size()) {
            return Uni.createFrom().item(leads);
        }
        return LongHistories.count(ports.pool(), segments(leads)).map(count -> {
            if (count <= MOST_TOUCHPOINTS) {
                return leads;
            }
            tally.leaveOut(leads.size() - some.size());
            return some;
        });
    }

    private static List<Segment> segments(List<Lead> leads) {
        return leads.stream().flatMap(lead -> lead.segments().stream()).toList();
    }

    private static long touchpoints(Lead lead) {
        return lead.segments().stream().mapToLong(Segment::through).sum();
    }

    private Uni<Boolean> foldPortion(List<Lead> leads, int done) {
        List<UUID> ids = leads.stream()
                .flatMap(BacktestScan::people)
                .map(UUID::fromString)
                .toList();
        BacktestJobs.Order order = claim.order();
        return Uni.combine()
                .all()
                .unis(
                        ports.history().of(ports.pool(), segments(leads)),
                        ports.outcomes().of(ports.pool(), order.outcomeSet(), order.outcome(), ids))
                .with((history, outcomes) -> {
                    leads.forEach(lead -> tally.add(pastLead(lead, history, outcomes)));
                    return done;
                })
                .flatMap(count -> ports.jobs().progress(claim, count))
                .invoke(ours -> {
                    if (!ours || ports.failure().isKnown()) {
                        throw new BacktestEnded();
                    }
                });
    }

    private static PastLead pastLead(Lead lead, SegmentHistory history, Map<String, Instant> outcomes) {
        List<Touchpoint> touchpoints = lead.segments().stream()
                .flatMap((Segment segment) -> history.of(segment).stream())
                .toList();
        Instant reached = people(lead)
                .map(outcomes::get)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new PastLead(lead.id(), touchpoints, reached);
    }

    /** The lead and all that were merged into it: what they reached before is told of their own ids. */
    private static Stream<String> people(Lead lead) {
        return Stream.concat(Stream.of(lead.id()), lead.merges().joined().keySet().stream());
    }
}
