package io.ripen.lifecycle.stage;

import io.ripen.contracts.score.ScoreValues;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.http.PageCursor;
import io.ripen.lifecycle.http.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.StreamSupport;

/** Reads lists of leads, each page from indexes that have its order. */
@Singleton
class LeadLists {
    private final Pool pool;
    private final StageModel model;

    @Inject
    LeadLists(Pool pool, StageModel model) {
        this.pool = pool;
        this.model = model;
    }

    /** Leads after a place, the latest to enter their stage first. */
    Uni<LeadPage> page(LeadFilter filter, Paging<Instant> paging) {
        LeadFilter.Query query = filter.query(paging, model.stageNames());
        return pool.preparedQuery(query.text())
                .execute(query.values())
                .map(rows -> paging.page(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(LeadLists::item)
                                .toList(),
                        LeadPage::new,
                        item -> new PageCursor<>(item.enteredAt(), item.leadId())));
    }

    private static LeadPage.Item item(Row row) {
        OffsetDateTime dueAt = row.getOffsetDateTime("sla_due_at");
        return new LeadPage.Item(
                row.getString("lead_id"),
                row.getString("stage"),
                row.getOffsetDateTime("entered_at").toInstant(),
                new ScoreValues(
                        row.getBigDecimal("score"),
                        row.getBigDecimal("fit"),
                        row.getBigDecimal("engagement"),
                        row.getString("band")),
                row.getString("owner"),
                row.getString("sla_state"),
                dueAt == null ? null : dueAt.toInstant());
    }
}
