package io.ripen.systemtests.torture;

import io.ripen.testkit.PostgresServer;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the services keep in their tables.
 *
 * @param touchpoints ids of the kept touchpoints, of leads and of others, each as often as it is there
 * @param leads lead id by mail address
 * @param totals score by lead id
 * @param lanes every lane's place in every topic that it reads
 * @param deadLetters what was given up
 * @param mails every mail by its key
 * @param overdue keys of mails whose claim is over, though nobody settled it
 * @param sessions connections of the services
 * @param busySessions of them, those that have been in a transaction for so long that it belongs to no periodic work
 */
record StoredRows(
        List<String> touchpoints,
        Map<String, String> leads,
        Map<String, BigDecimal> totals,
        List<LanePlace> lanes,
        List<DeadLetter> deadLetters,
        Map<String, StoredMail> mails,
        List<String> overdue,
        int sessions,
        List<String> busySessions) {
    /** The services with tables; each has a schema of its name. */
    static final List<String> SERVICES = List.of("scoring", "lifecycle", "nurture");

    /** Where a lane goes on reading. */
    record LanePlace(String service, String group, String topic, int partition, long nextOffset) {}

    /** A record that a lane group gave up. */
    record DeadLetter(String service, String group, Place place) {}

    /** Where a mail stands. */
    record StoredMail(String state, String messageId) {}

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    StoredRows {
        touchpoints = List.copyOf(touchpoints);
        leads = Map.copyOf(leads);
        totals = Map.copyOf(totals);
        lanes = List.copyOf(lanes);
        deadLetters = List.copyOf(deadLetters);
        mails = Map.copyOf(mails);
        overdue = List.copyOf(overdue);
        busySessions = List.copyOf(busySessions);
    }

    /** How many lanes a service has, over all its instances; none if it has no tables. */
    long lanesOf(String service) {
        return lanes.stream()
                .filter(lane -> lane.service().equals(service))
                .map(lane -> lane.group() + lane.partition())
                .distinct()
                .count();
    }

    /** Reads everything. */
    static StoredRows of(PostgresServer database) {
        try (Connection connection = database.connect()) {
            return new StoredRows(
                    list(
                            connection,
                            "SELECT touchpoint_id FROM scoring.touchpoint UNION ALL"
                                    + " SELECT touchpoint_id FROM scoring.anonymous_touchpoint",
                            row -> row.getString(1)),
                    map(connection, "SELECT email, lead_id::text FROM scoring.lead_identity", row -> row.getString(2)),
                    map(
                            connection,
                            "SELECT lead_id::text, total FROM scoring.lead",
                            row -> BigDecimal.valueOf(row.getLong(2), 2)),
                    lanes(connection),
                    deadLetters(connection),
                    map(
                            connection,
                            "SELECT mail_key, state, message_id FROM nurture.mail",
                            row -> new StoredMail(row.getString(2), row.getString(3))),
                    list(
                            connection,
                            "SELECT mail_key FROM nurture.mail WHERE state = 'SENDING' AND lease_until < now()",
                            row -> row.getString(1)),
                    list(connection, sessions("true"), row -> row.getString(1)).size(),
                    list(
                            connection,
                            sessions("state <> 'idle' AND xact_start < now() - interval '10 seconds'"),
                            row -> row.getString(1)));
        } catch (SQLException e) {
            throw new IllegalStateException("the tables could not be read", e);
        }
    }

    /** How many mails nobody has settled yet. */
    static int openMails(PostgresServer database) throws SQLException {
        try (Connection connection = database.connect()) {
            return list(
                            connection,
                            "SELECT mail_key FROM nurture.mail WHERE state IN ('QUEUED', 'SENDING')",
                            row -> row.getString(1))
                    .size();
        }
    }

    /** Where every lane goes on reading. */
    static List<LanePlace> lanes(PostgresServer database) throws SQLException {
        try (Connection connection = database.connect()) {
            return lanes(connection);
        }
    }

    private static String sessions(String condition) {
        return "SELECT state || ' for ' || (now() - state_change) || ': ' || left(query, 80) FROM pg_stat_activity"
                + " WHERE usename = current_user AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND "
                + condition;
    }

    private static List<LanePlace> lanes(Connection connection) throws SQLException {
        List<LanePlace> places = new ArrayList<>();
        for (String schema : SERVICES) {
            String sql = "SELECT lane_group, partition, topics, next_offsets FROM " + schema + ".lane";
            for (List<LanePlace> lane : list(connection, sql, row -> places(schema, row))) {
                places.addAll(lane);
            }
        }
        return places;
    }

    private static List<LanePlace> places(String schema, ResultSet row) throws SQLException {
        Array topicArray = row.getArray(3);
        String[] topics = (String[]) topicArray.getArray();
        Long[] offsets = (Long[]) row.getArray(4).getArray();
        List<LanePlace> places = new ArrayList<>();
        for (int i = 0; i < topics.length; i++) {
            places.add(new LanePlace(schema, row.getString(1), topics[i], row.getInt(2), offsets[i]));
        }
        return places;
    }

    private static List<DeadLetter> deadLetters(Connection connection) throws SQLException {
        List<DeadLetter> letters = new ArrayList<>();
        for (String schema : SERVICES) {
            letters.addAll(list(
                    connection,
                    "SELECT lane_group, topic, partition, record_offset FROM " + schema + ".dead_letter",
                    row -> new DeadLetter(
                            schema, row.getString(1), new Place(row.getString(2), row.getInt(3), row.getLong(4)))));
        }
        return letters;
    }

    private static <T> List<T> list(Connection connection, String sql, Reader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add(reader.read(rows));
            }
            return values;
        }
    }

    private static <T> Map<String, T> map(Connection connection, String sql, Reader<T> reader) throws SQLException {
        Map<String, T> values = new HashMap<>();
        list(connection, sql, row -> Map.entry(row.getString(1), reader.read(row)))
                .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }
}
