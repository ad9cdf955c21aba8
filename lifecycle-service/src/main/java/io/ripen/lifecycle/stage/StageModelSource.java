package io.ripen.lifecycle.stage;

import io.quarkus.runtime.StartupEvent;
import io.ripen.lifecycle.LifecycleConfig;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.model.StageModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The stage model, loaded once at start. A wrong file, or one that does not know the leads' stages, ends the start. */
@ApplicationScoped
class StageModelSource {
    private static final Logger LOG = Logger.getLogger(StageModelSource.class);
    private static final String OCCUPIED = """
            SELECT stage FROM (
                SELECT to_stage AS stage, moves FROM stage_flow
                UNION ALL SELECT from_stage, -moves FROM stage_flow) AS flow
            WHERE stage <> ''
            GROUP BY stage HAVING sum(moves) > 0 ORDER BY stage""";

    @Produces
    @Singleton
    StageModel model(LifecycleConfig config) {
        return StageModels.load(config.stages());
    }

    void check(@Observes StartupEvent start, StageModel model, DataSource database) throws SQLException {
        List<String> unknown = occupied(database);
        unknown.removeAll(model.stageNames());
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                    "RIPEN-LC-003 leads stand in the stages %s, which the stage model '%s' does not have; it has %s. Set ripen.lifecycle.stages to a model that has them."
                            .formatted(unknown, model.id(), model.stageNames()));
        }
        LOG.infof(
                "RIPEN-LC-004 stage model loaded model=%s version=%d stages=%s",
                model.id(), model.version(), model.stageNames());
    }

    private static List<String> occupied(DataSource database) throws SQLException {
        List<String> stages = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OCCUPIED)) {
            while (rows.next()) {
                stages.add(rows.getString(1));
            }
        }
        return stages;
    }
}
