package io.ripen.lifecycle.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.ripen.contracts.CloudEventHeaders;
import io.ripen.contracts.EventType;
import io.ripen.contracts.stage.StageChanged;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Keeps the stage of every lead, with Quarkus. The table compares sequences itself, so that nothing is done twice. While the
 * database is away, a record is tried again; it is not its fault.
 */
@ApplicationScoped
class StageConsumer {
    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS crm_stage (lead_id text PRIMARY KEY, sequence bigint NOT NULL, stage text NOT NULL)""";
    private static final String KEEP = """
            INSERT INTO crm_stage (lead_id, sequence, stage) VALUES (?, ?, ?)
            ON CONFLICT (lead_id) DO UPDATE SET sequence = excluded.sequence, stage = excluded.stage
            WHERE crm_stage.sequence < excluded.sequence""";
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final DataSource database;
    private final ObjectMapper json;

    StageConsumer(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void prepare(@Observes StartupEvent start) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    @Incoming("crm-stages")
    Uni<Void> take(ConsumerRecord<String, byte[]> record) throws IOException {
        Header type = record.headers().lastHeader(CloudEventHeaders.TYPE);
        if (!EventType.STAGE_CHANGED.typeName().equals(new String(type.value(), StandardCharsets.UTF_8))) {
            return Uni.createFrom().voidItem(); // other events of leads, and types that were added later
        }
        StageChanged step = json.readValue(record.value(), StageChanged.class);
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> keep(step)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(failure -> failure.getCause() instanceof SQLException)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .replaceWithVoid();
    }

    private int keep(StageChanged step) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setString(1, step.leadId());
            keep.setLong(2, step.sequence());
            keep.setString(3, step.to());
            return keep.executeUpdate();
        }
    }
}
