package io.ripen.lifecycle.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which rows of imports were decided, before and in this batch. One of an import without an id is not remembered. */
final class TakenImports {
    private final Map<TakenCommand.Key, TakenCommand> taken;
    private final List<Row> rows = new ArrayList<>();

    /** Starts from the rows that were decided before. */
    TakenImports(Map<TakenCommand.Key, TakenCommand> before) {
        this.taken = new HashMap<>(before);
    }

    /** A row as it is kept; with the reason if it was refused. */
    record Row(String leadId, String key, @Nullable String refusal) {}

    /** What came of the same row before. */
    Optional<TakenCommand> earlier(String leadId, SalesCommand.Import row) {
        String key = row.key();
        return key == null ? Optional.empty() : Optional.ofNullable(taken.get(new TakenCommand.Key(leadId, key)));
    }

    /** Remembers what came of a row. */
    TakenCommand taken(String leadId, SalesCommand.Import row, @Nullable String refusal) {
        TakenCommand command = new TakenCommand(refusal);
        String key = row.key();
        if (key != null) {
            taken.put(new TakenCommand.Key(leadId, key), command);
            rows.add(new Row(leadId, key, refusal));
        }
        return command;
    }

    /** The rows that were decided in this batch. */
    List<Row> rows() {
        return rows;
    }
}
