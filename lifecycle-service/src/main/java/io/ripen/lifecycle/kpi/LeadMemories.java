package io.ripen.lifecycle.kpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.lanes.postgres.Columns;
import io.ripen.lifecycle.domain.kpi.LeadMemory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/** The table of what figures need to remember of leads. */
@Singleton
class LeadMemories {
    private static final String READ =
            "select lead_id, memory::text as memory from figure_lead where lead_id = any($1::text[])";
    private static final String WRITE = """
            insert into figure_lead (lead_id, memory)
            select i.lead_id, i.memory::jsonb from unnest($1::text[], $2::text[]) as i (lead_id, memory)
            order by i.lead_id
            on conflict (lead_id) do update set memory = excluded.memory""";

    private final ObjectMapper json;

    @Inject
    LeadMemories(ObjectMapper json) {
        this.json = json;
    }

    /** What is remembered of these leads; one of which nothing is known is absent. */
    Uni<Map<String, LeadMemory>> read(SqlConnection transaction, Collection<String> leadIds) {
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.tuple().addArrayOfString(leadIds.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, LeadMemory> memories = new HashMap<>();
                    for (Row row : rows) {
                        memories.put(row.getString("lead_id"), memory(row.getString("memory")));
                    }
                    return memories;
                });
    }

    Uni<Void> write(SqlConnection transaction, SortedMap<String, LeadMemory> memories) {
        if (memories.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = new Columns<>(memories.entrySet())
                .text(Map.Entry::getKey)
                .text(memory -> text(memory.getValue()))
                .tuple();
        return transaction.preparedQuery(WRITE).execute(rows).replaceWithVoid();
    }

    private LeadMemory memory(String text) {
        try {
            return json.readValue(text, LeadMemory.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(LeadMemory memory) {
        try {
            return json.writeValueAsString(memory);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
