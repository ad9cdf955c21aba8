package io.ripen.bench.pipeline;

import io.ripen.local.process.LocalFailure;
import io.ripen.local.process.Polling;
import io.ripen.local.server.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether every lane of every service stands at the end of its topics. The lanes' own rows tell, in which a place is
 * written together with the effects of what lies before it; Kafka's offsets run ahead of them.
 */
final class LaneEnds implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final long REST_NANOS = 500_000_000L;
    private static final List<String> SCHEMAS = List.of("scoring", "lifecycle", "nurture");

    private final Admin admin;
    private final Connection connection;

    LaneEnds(String bootstrapServers, Database database) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        try {
            this.connection = database.connect();
        } catch (SQLException e) {
            admin.close();
            throw new LocalFailure("The database cannot be reached: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until nothing is left to do anywhere.
     *
     * @return when that began, as {@link System#nanoTime} tells; it has lasted for half a second, because what a lane has
     *     committed it publishes a moment later
     */
    long await() {
        AtomicLong since = new AtomicLong();
        boolean rested = Polling.until(LIMIT, () -> {
            long now = System.nanoTime();
            if (!isAtRest()) {
                since.set(0);
            } else if (since.get() == 0) {
                since.set(now);
            }
            return since.get() != 0 && now - since.get() > REST_NANOS;
        });
        if (!rested) {
            throw new LocalFailure("Not everything was worked off after " + LIMIT.toMinutes() + " minutes.");
        }
        return since.get();
    }

    /** Places first and ends after them: what is published in between is not overlooked. */
    private boolean isAtRest() {
        Map<TopicPartition, Long> least = leastPlaces();
        return !least.isEmpty() && least.equals(ends(least));
    }

    /** Of all lanes that read a partition, the place of the one that is farthest behind. */
    private Map<TopicPartition, Long> leastPlaces() {
        Map<TopicPartition, Long> least = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String schema : SCHEMAS) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT partition, topics, next_offsets FROM " + schema + ".lane")) {
                    while (rows.next()) {
                        addPlaces(rows, least);
                    }
                }
            }
            return least;
        } catch (SQLException e) {
            throw new LocalFailure("The lanes' rows cannot be read: " + e.getMessage(), e);
        }
    }

    private static void addPlaces(ResultSet row, Map<TopicPartition, Long> least) throws SQLException {
        Array topics = row.getArray("topics");
        Array offsets = row.getArray("next_offsets");
        String[] names = (String[]) topics.getArray();
        Long[] places = (Long[]) offsets.getArray();
        for (int i = 0; i < names.length; i++) {
            least.merge(new TopicPartition(names[i], row.getInt("partition")), places[i], Math::min);
        }
    }

    private Map<TopicPartition, Long> ends(Map<TopicPartition, Long> places) {
        try {
            Map<TopicPartition, OffsetSpec> latest = places.keySet().stream()
                    .collect(Collectors.toMap(Function.identity(), place -> OffsetSpec.latest()));
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin.listOffsets(latest).all().get();
            return ends.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new LocalFailure("The broker did not answer: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("Interrupted while the broker was asked.", e);
        }
    }

    @Override
    public void close() {
        admin.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new LocalFailure("The connection could not be closed: " + e.getMessage(), e);
        }
    }
}
