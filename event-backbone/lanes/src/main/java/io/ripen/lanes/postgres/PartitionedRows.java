package io.ripen.lanes.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What a service's schema keeps by partition, for the time in which no lane runs: rows of lanes, timers and open commands.
 * All of it happens in the caller's transaction. Used by one thread.
 */
public final class PartitionedRows {
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.lane'))";
    private static final String COUNTS =
            "SELECT lane_group, max(partition) + 1 AS partitions FROM lane WHERE lane_group = ANY (?) GROUP BY 1";
    private static final String LANES = """
            SELECT lane_group, partition, topics, next_offsets, pending FROM lane
            WHERE lane_group = ANY (?) ORDER BY 1, 2""";
    private static final String NOTHING_PENDING = "UPDATE lane SET pending = '' WHERE lane_group = ANY (?)";
    private static final String ADD_LANES = """
            INSERT INTO lane (lane_group, partition, epoch)
            SELECT g.name, p.number, 0 FROM unnest(?::text[]) AS g(name) CROSS JOIN generate_series(0, ? - 1) AS p(number)
            ON CONFLICT DO NOTHING""";
    private static final String TIMERS =
            "SELECT lane_group, subject, kind, partition FROM lane_timer WHERE lane_group = ANY (?)";
    private static final String MOVE_TIMER =
            "UPDATE lane_timer SET partition = ? WHERE lane_group = ? AND subject = ? AND kind = ?";
    private static final String COMMANDS =
            "SELECT command_id, subject, partition FROM lane_command WHERE lane_group = ANY (?) AND answered_at IS NULL";
    private static final String MOVE_COMMAND = "UPDATE lane_command SET partition = ? WHERE command_id = ?";
    private static final int CHUNK = 5_000;

    private final Connection transaction;

    /** The rows of the schema that the search path of an open transaction names. */
    public PartitionedRows(Connection transaction) {
        this.transaction = transaction;
    }

    /**
     * A lane as it was left.
     *
     * @param group its lane group
     * @param partition its partition
     * @param nextOffsets where it goes on, per topic
     * @param pending what its last batch published, perhaps not to the end
     */
    public record LeftLane(String group, int partition, Map<String, Long> nextOffsets, byte[] pending) {}

    /** Keeps other instances of the service that start from going on before this transaction ends. */
    public void lock() throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute(LOCK);
        }
    }

    /** How many partitions each of these groups has lanes for; a group without any lane is absent. */
    public Map<String, Integer> counts(Collection<String> groups) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        try (PreparedStatement statement = of(COUNTS, groups);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.put(rows.getString("lane_group"), rows.getInt("partitions"));
            }
        }
        return counts;
    }

    /** The lanes of these groups. */
    public List<LeftLane> lanes(Collection<String> groups) throws SQLException {
        List<LeftLane> lanes = new ArrayList<>();
        try (PreparedStatement statement = of(LANES, groups);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String[] topics = (String[]) rows.getArray("topics").getArray();
                Long[] offsets = (Long[]) rows.getArray("next_offsets").getArray();
                Map<String, Long> next = new HashMap<>();
                for (int i = 0; i < topics.length; i++) {
                    next.put(topics[i], offsets[i]);
                }
                lanes.add(new LeftLane(
                        rows.getString("lane_group"), rows.getInt("partition"), next, rows.getBytes("pending")));
            }
        }
        return lanes;
    }

    /** Says that what these groups had pending is published. */
    public void forgetPending(Collection<String> groups) throws SQLException {
        try (PreparedStatement statement = of(NOTHING_PENDING, groups)) {
            statement.executeUpdate();
        }
    }

    /** Makes the rows of lanes that nobody has taken yet. */
    public void addLanes(Collection<String> groups, int partitions) throws SQLException {
        try (PreparedStatement statement = of(ADD_LANES, groups)) {
            statement.setInt(2, partitions);
            statement.executeUpdate();
        }
    }

    /**
     * Moves timers and open commands of these groups to the partitions of their leads.
     *
     * @return how many stood elsewhere
     */
    public int move(Collection<String> groups, ToIntFunction<String> partitioner) throws SQLException {
        int moved = 0;
        try (PreparedStatement look = of(TIMERS, groups);
                PreparedStatement move = transaction.prepareStatement(MOVE_TIMER);
                ResultSet timers = look.executeQuery()) {
            while (timers.next()) {
                String subject = timers.getString("subject");
                int partition = partitioner.applyAsInt(subject);
                if (partition != timers.getInt("partition")) {
                    move.setInt(1, partition);
                    move.setString(2, timers.getString("lane_group"));
                    move.setString(3, subject);
                    move.setString(4, timers.getString("kind"));
                    moved = add(move, moved);
                }
            }
            move.executeBatch();
        }
        try (PreparedStatement look = of(COMMANDS, groups);
                PreparedStatement move = transaction.prepareStatement(MOVE_COMMAND);
                ResultSet commands = look.executeQuery()) {
            while (commands.next()) {
                int partition = partitioner.applyAsInt(commands.getString("subject"));
                if (partition != commands.getInt("partition")) {
                    move.setInt(1, partition);
                    move.setString(2, commands.getString("command_id"));
                    moved = add(move, moved);
                }
            }
            move.executeBatch();
        }
        return moved;
    }

    private static int add(PreparedStatement move, int moved) throws SQLException {
        move.addBatch();
        if ((moved + 1) % CHUNK == 0) {
            move.executeBatch();
        }
        return moved + 1;
    }

    /** A statement whose first parameter is the groups; it reads its rows piece by piece. */
    private PreparedStatement of(String sql, Collection<String> groups) throws SQLException {
        Array names = transaction.createArrayOf("text", groups.toArray());
        PreparedStatement statement = transaction.prepareStatement(sql);
        statement.setFetchSize(CHUNK);
        statement.setArray(1, names);
        return statement;
    }
}
