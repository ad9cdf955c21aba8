package io.ripen.scoring.command;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds who is to be asked. What it finds may have changed when the lane decides, which therefore looks again. */
@Singleton
public class LeadLookup {
    /**
     * Merges make no circle; the limit is for a table that somebody has changed by hand. A merge that was taken back
     * leads nowhere, although the lead's own row names the survivor until its histories are back.
     */
    private static final String HOLDER = """
            with recursive way (lead_id, merged_into, erased_at, steps) as (
              select lead_id, merged_into, erased_at, 0 from lead where lead_id = $1
              union all
              select l.lead_id, l.merged_into, l.erased_at, way.steps + 1
              from way join lead l on l.lead_id = way.merged_into
              where way.erased_at is null and way.steps < 1000
                and not coalesce((select m.undone_at is not null from lead_merge m
                  where m.lead_id = way.lead_id order by m.number desc limit 1), false))
            select lead_id, erased_at, merged_into is not null and erased_at is null as parting
            from way order by steps desc limit 1""";

    private static final String TOUCHPOINT = """
            select t.visitor_key, t.segment, t.position, t.occurred_at, s.lead_id
            from (
              select visitor_key, segment, position, occurred_at from touchpoint
              where site = $1 and touchpoint_id = $2 and not starts_with(visitor_key, 'l:')
              union all
              select a.visitor_key, a.segment, a.position, a.occurred_at
              from anonymous_touchpoint_key k
              join anonymous_touchpoint a on a.visitor_key = k.visitor_key and a.position = k.position
              where k.site = $1 and k.touchpoint_id = $2) t
            left join visitor_segment s on s.visitor_key = t.visitor_key and s.segment = t.segment""";

    private static final String IN_ORDER =
            "select lead_id, identified_at from lead where lead_id in ($1, $2) and identified_at is not null"
                    + " order by identified_at, lead_id";

    private final Pool pool;

    @Inject
    LeadLookup(Pool pool) {
        this.pool = pool;
    }

    /**
     * The lead that holds a lead's history.
     *
     * @param leadId itself, or the survivor of its merges
     * @param erased whether the person was forgotten
     * @param parting whether its histories are on their way back from a survivor, so that nobody holds them now
     */
    public record Holder(UUID leadId, boolean erased, boolean parting) {}

    /**
     * A kept touchpoint's place.
     *
     * @param visitorKey the visitor
     * @param segment part of the visitor's history
     * @param position place in it
     * @param occurredAt when it happened
     * @param leadId the lead to which identity resolution gave it; null while anonymous
     */
    record Place(
            String visitorKey,
            int segment,
            long position,
            Instant occurredAt,
            @Nullable UUID leadId) {}

    /**
     * Two leads in the order in which they were first identified. The order of two leads never changes.
     *
     * @param first the one that survives a merge
     * @param identifiedAt when that one was identified
     * @param second the other one
     */
    record Pair(UUID first, Instant identifiedAt, UUID second) {}

    /** Which of two leads was identified first; of two at the same instant the smaller id. */
    Uni<Optional<Pair>> inOrder(UUID one, UUID other) {
        return pool.preparedQuery(IN_ORDER).execute(Tuple.of(one, other)).map(rows -> {
            List<Row> found = new ArrayList<>();
            rows.forEach(found::add);
            return found.size() < 2
                    ? Optional.empty()
                    : Optional.of(new Pair(
                            found.getFirst().getUUID(0),
                            found.getFirst().getOffsetDateTime(1).toInstant(),
                            found.getLast().getUUID(0)));
        });
    }

    /** Who holds this lead's history now. */
    public Uni<Optional<Holder>> holder(UUID leadId) {
        return pool.preparedQuery(HOLDER).execute(Tuple.of(leadId)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new Holder(row.getUUID(0), row.getOffsetDateTime(1) != null, row.getBoolean(2)));
            }
            return Optional.empty();
        });
    }

    Uni<Optional<Place>> touchpoint(String site, String id) {
        return pool.preparedQuery(TOUCHPOINT).execute(Tuple.of(site, id)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new Place(
                        row.getString(0),
                        row.getInteger(1),
                        row.getLong(2),
                        row.getOffsetDateTime(3).toInstant(),
                        row.getUUID(4)));
            }
            return Optional.empty();
        });
    }
}
