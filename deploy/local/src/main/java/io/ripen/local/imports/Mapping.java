package io.ripen.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ripen.local.process.LocalFailure;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which member of an event each column becomes. Members are named by their path, for example {@code page.url}.
 *
 * @param columns column by member; empty if columns are named like the members already
 * @param constants value by member, for what the file does not tell
 * @param zone of times without one
 */
public record Mapping(Map<String, String> columns, Map<String, String> constants, ZoneId zone) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> TIMES = Set.of("timestamp", "at");

    /** Copies the maps, sorted: the same options are the same mapping, whatever their order and that of hash tables. */
    public Mapping {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        constants = Collections.unmodifiableSortedMap(new TreeMap<>(constants));
    }

    /** The column that a member comes from. */
    public String columnOf(String member) {
        return columns.getOrDefault(member, member);
    }

    /** Refuses a file that lacks a column. */
    void check(Set<String> header) {
        columns.values().stream()
                .filter(column -> !header.contains(column))
                .findFirst()
                .ifPresent(missing -> {
                    throw new LocalFailure(
                            "The file has no column '" + missing + "', which --map names. It has: " + header);
                });
    }

    /**
     * The event that a row of columns becomes; empty cells are left out.
     *
     * @throws MemberConflictException if two of its members exclude one another
     */
    ObjectNode event(Map<String, String> row) {
        Map<String, String> values = new LinkedHashMap<>(constants);
        if (columns.isEmpty()) {
            values.putAll(row);
        } else {
            columns.forEach((member, column) -> values.put(member, row.getOrDefault(column, "")));
        }
        ObjectNode event = MAPPER.createObjectNode();
        values.forEach((member, value) -> {
            if (!value.isBlank()) {
                put(event, member, TIMES.contains(member) ? time(value.strip()) : value.strip());
            }
        });
        return event;
    }

    /**
     * The event that a JSON object becomes: members that {@code --map} names are moved, all others stay.
     *
     * @throws MemberConflictException if two of its members exclude one another
     */
    ObjectNode event(ObjectNode row) {
        ObjectNode event = row.deepCopy();
        // All are taken out before one is put in: a member may have the name of another's column.
        event.remove(columns.values());
        columns.forEach((member, column) -> {
            JsonNode value = row.get(column);
            if (value != null) {
                put(event, member, value.deepCopy());
            }
        });
        constants.forEach((member, value) -> put(event, member, value));
        return event;
    }

    private static void put(ObjectNode event, String member, String value) {
        put(event, member, TextNode.valueOf(value));
    }

    private static void put(ObjectNode event, String member, JsonNode value) {
        ObjectNode parent = parent(event, member);
        if (parent.path(last(member)).isObject() && !value.isObject()) {
            throw new MemberConflictException(member, member);
        }
        parent.set(last(member), value);
    }

    private static ObjectNode parent(ObjectNode event, String member) {
        ObjectNode parent = event;
        int end = member.indexOf('.');
        for (int start = 0; end >= 0; end = member.indexOf('.', start)) {
            String name = member.substring(start, end);
            parent = switch (parent.path(name)) {
                case ObjectNode object -> object;
                case MissingNode missing -> parent.putObject(name);
                case NullNode none -> parent.putObject(name);
                default -> throw new MemberConflictException(member, member.substring(0, end));
            };
            start = end + 1;
        }
        return parent;
    }

    private static String last(String member) {
        return member.substring(member.lastIndexOf('.') + 1);
    }

    /** With a zone; a text that is no time stays as it is, to be refused with its place. */
    private String time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException withoutZone) {
            return localTime(text);
        }
    }

    private String localTime(String text) {
        try {
            LocalDateTime local = text.length() == "2026-01-01".length()
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replace(' ', 'T'));
            return local.atZone(zone).toInstant().toString();
        } catch (DateTimeException noTime) {
            return text;
        }
    }
}
