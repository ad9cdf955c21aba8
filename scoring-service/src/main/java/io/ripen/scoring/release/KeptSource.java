package io.ripen.scoring.release;

import io.ripen.scoring.model.ModelSource;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model's source as the columns {@code source} and {@code lists} hold it. */
final class KeptSource {
    private KeptSource() {}

    /** From a row with both columns. */
    static ModelSource of(Row row) {
        return of(row.getString("source"), row.getString("lists"));
    }

    static ModelSource of(String yaml, String lists) {
        Map<String, String> byName = new LinkedHashMap<>();
        new JsonObject(lists).forEach(list -> byName.put(list.getKey(), (String) list.getValue()));
        return new ModelSource(yaml, byName);
    }

    /** What the column {@code lists} is to hold. */
    static String lists(ModelSource source) {
        JsonObject lists = new JsonObject();
        source.lists().forEach(lists::put);
        return lists.encode();
    }
}
