package io.ripen.bench.scoring;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Rows for scoring's tables, written with {@code COPY} (PostgreSQL manual, section COPY, text format). */
final class Rows {
    /** The tables, with the columns of a row in their order. */
    enum Table {
        TOUCHPOINT("touchpoint", "site, touchpoint_id, visitor_key, segment, position, occurred_at, received_at, data"),
        VISITOR("visitor", "visitor_key, segment, lead_id, position, sequence, seen_at"),
        VISITOR_SEGMENT("visitor_segment", "visitor_key, segment, lead_id"),
        LEAD_IDENTITY("lead_identity", "email, lead_id, created_at"),
        LEAD(
                "lead",
                "lead_id, sequence, fit, engagement, total, band, as_of, state, topics, products, identified_at,"
                        + " fingerprint"),
        LANE_TIMER("lane_timer", "lane_group, subject, kind, partition, due_at"),
        ACCOUNT_MEMBERSHIP("account_membership", MEMBERSHIP),
        ACCOUNT_MEMBER("account_member", MEMBERSHIP),
        ACCOUNT("account", "account_id, domain, name, sequence, fit, engagement, total, band, members, as_of");

        private final String copy;

        Table(String name, String columns) {
            this.copy = "copy scoring." + name + " (" + columns + ") from stdin";
        }
    }

    private static final String MEMBERSHIP =
            "lead_id, account_id, domain, sequence, present, fit, engagement, band, function, told_name";
    private static final HexFormat HEX = HexFormat.of();

    private final Map<Table, StringBuilder> texts = new EnumMap<>(Table.class);

    /** Adds a row. Texts must not hold tabs, line breaks or backslashes, as none of the world's does. */
    void add(Table table, @Nullable Object... values) {
        StringBuilder text = texts.computeIfAbsent(table, key -> new StringBuilder());
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (i > 0) {
                text.append('\t');
            }
            if (value instanceof byte[] bytes) {
                text.append("\\\\x").append(HEX.formatHex(bytes));
            } else {
                text.append(value == null ? "\\N" : value);
            }
        }
        text.append('\n');
    }

    /** Writes the rows and forgets them. */
    void copy(Connection connection) throws SQLException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Table table : Table.values()) {
            try {
                copies.copyIn(
                        table.copy,
                        new StringReader(
                                Objects.requireNonNullElse(texts.get(table), "").toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        texts.clear();
    }
}
