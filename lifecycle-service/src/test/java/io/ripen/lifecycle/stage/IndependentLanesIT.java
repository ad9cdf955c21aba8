package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.contracts.Topic;
import io.ripen.lanes.kafka.Partitions;
import io.ripen.testkit.RipenBackbone;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One consumer reads for all lanes of the service; one of them cannot work for a while. */
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class IndependentLanesIT {

    @Test
    void goesOnWithOtherLeadsWhileOneLaneIsStuck() throws SQLException {
        int stuck = Partitions.of("stuck", Topic.DEFAULT_PARTITIONS);
        String free = IntStream.range(0, 1_000)
                .mapToObj(number -> "free-" + number)
                .filter(lead -> Partitions.of(lead, Topic.DEFAULT_PARTITIONS) != stuck)
                .findFirst()
                .orElseThrow();

        try (ScoreTopic scores = new ScoreTopic();
                Connection connection = RipenBackbone.postgres().connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                await().atMost(ScoreTopic.PATIENCE).until(() -> locks(statement, stuck));
                scores.publish(Scores.fresh("stuck", 1));
                await().atMost(ScoreTopic.PATIENCE).until(() -> isSomebodyWaitingForARow(statement));

                scores.publish(Scores.fresh(free, 1));
                scores.awaitStage(free, "LEAD");
                assertThat(scores.all(Topic.LEAD_STAGES.topicName()))
                        .noneMatch(record -> record.key().equals("stuck"));
            }
            connection.rollback();
            scores.awaitStage("stuck", "LEAD");
        }
    }

    /** Keeps the lane's transactions waiting; false if the lane was never taken over yet. */
    private static boolean locks(Statement statement, int partition) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT 1 FROM lifecycle.lane WHERE lane_group = 'stages' AND partition = "
                        + partition + " AND epoch > 0 FOR UPDATE")) {
            return row.next();
        }
    }

    private static boolean isSomebodyWaitingForARow(Statement statement) throws SQLException {
        try (ResultSet waiting = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
            return waiting.next() && waiting.getInt(1) > 0;
        }
    }
}
