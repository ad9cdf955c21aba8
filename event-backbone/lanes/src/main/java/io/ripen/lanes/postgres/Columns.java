package io.ripen.lanes.postgres;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into one array per column, the form that {@code unnest} takes: each call adds the next parameter of the
 * statement. Not thread-safe.
 */
public final class Columns<R> {
    private final List<R> rows;
    private final Tuple parameters;

    /** The first column becomes the statement's first parameter. */
    public Columns(Collection<R> rows) {
        this(Tuple.tuple(), rows);
    }

    /** The columns follow these parameters. */
    public Columns(Tuple parameters, Collection<R> rows) {
        this.parameters = parameters;
        this.rows = List.copyOf(rows);
    }

    /** An instant as the driver takes it for {@code timestamptz}. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A column for {@code text[]}. */
    public Columns<R> text(Function<R, ? extends @Nullable String> column) {
        parameters.addArrayOfString(rows.stream().map(column).toArray(String[]::new));
        return this;
    }

    /** A column for {@code bigint[]}. */
    public Columns<R> number(Function<R, ? extends Number> column) {
        parameters.addArrayOfLong(
                rows.stream().map(row -> column.apply(row).longValue()).toArray(Long[]::new));
        return this;
    }

    /** A column for {@code int[]}. */
    public Columns<R> integer(Function<R, Integer> column) {
        parameters.addArrayOfInteger(rows.stream().map(column).toArray(Integer[]::new));
        return this;
    }

    /** A column for {@code boolean[]}. */
    public Columns<R> flag(Function<R, Boolean> column) {
        parameters.addArrayOfBoolean(rows.stream().map(column).toArray(Boolean[]::new));
        return this;
    }

    /** A column for {@code uuid[]}. */
    public Columns<R> uuid(Function<R, ? extends @Nullable UUID> column) {
        parameters.addArrayOfUUID(rows.stream().map(column).toArray(UUID[]::new));
        return this;
    }

    /** A column for {@code date[]}. */
    public Columns<R> date(Function<R, ? extends @Nullable LocalDate> column) {
        parameters.addArrayOfLocalDate(rows.stream().map(column).toArray(LocalDate[]::new));
        return this;
    }

    /** A column for {@code timestamptz[]}. */
    public Columns<R> instant(Function<R, ? extends @Nullable Instant> column) {
        parameters.addArrayOfOffsetDateTime(rows.stream()
                .map(column)
                .map(instant -> instant == null ? null : utc(instant))
                .toArray(OffsetDateTime[]::new));
        return this;
    }

    /** The parameters so far, to which others may be added. */
    public Tuple tuple() {
        return parameters;
    }
}
