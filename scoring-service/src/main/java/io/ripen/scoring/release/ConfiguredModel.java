package io.ripen.scoring.release;

import io.quarkus.runtime.Startup;
import io.ripen.scoring.ScoringConfig;
import io.ripen.scoring.domain.model.ModelRef;
import io.ripen.scoring.domain.release.AtStart;
import io.ripen.scoring.domain.release.KnownVersion;
import io.ripen.scoring.domain.release.VersionStatus;
import io.ripen.scoring.model.ModelFile;
import io.ripen.scoring.model.ModelSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Publishes the configured model at start if it is new, before the first lane works, and says which one is in force. A
 * model that cannot be used keeps the service down.
 */
@Startup(-1) // before anything connects: a wrong model is said at once
@Singleton
class ConfiguredModel {
    private static final Logger LOG = Logger.getLogger(ConfiguredModel.class);
    private static final String AUTHOR = "configuration";

    private final ScoringConfig config;
    private final RefoldConfig refold;
    private final Clock clock;

    @Inject
    ConfiguredModel(ScoringConfig config, RefoldConfig refold, Clock clock, DataSource database) throws SQLException {
        this.config = config;
        this.refold = refold;
        this.clock = clock;
        ModelSource known = ModelFile.knownSource(config.model(), config.lists());
        ModelRef configured = ModelFile.parse(config.model(), known).ref();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            lock(connection);
            decide(connection, configured);
            checkInForce(connection);
            connection.commit();
        }
    }

    /** Instances that start together, and publications over HTTP, come one after the other. */
    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(PublicationLock.TAKE);
        }
    }

    private void decide(Connection connection, ModelRef configured) throws SQLException {
        AtStart decision = AtStart.of(configured, ModelFile.SHIPPED.contains(config.model()), known(connection));
        switch (decision) {
            case PUBLISH -> publish(connection, configured, ModelFile.source(config.model(), config.lists()));
            case KEEP -> {}
            case KEEP_OTHER ->
                LOG.warnf(
                        "RIPEN-S-407 not published model=%s version=%d another model was published since; POST it to /v1/models and publish it, if you want it",
                        configured.id(), configured.version());
            case REFUSE_CHANGED, REFUSE_OLDER -> refuse(configured, decision);
        }
    }

    /** A model that comes with the service must not keep it down after an update of the service. */
    private void refuse(ModelRef configured, AtStart decision) {
        String problem = "ripen.scoring.model=" + config.model() + " is version " + configured.version() + " of model "
                + configured.id()
                + (decision == AtStart.REFUSE_CHANGED
                        ? ", which was published with another content: a version never changes, raise 'version'"
                        : ", and a higher version was published already: raise 'version' above it");
        if (!ModelFile.SHIPPED.contains(config.model())) {
            throw new IllegalStateException("RIPEN-S-401 " + problem);
        }
        LOG.warnf("RIPEN-S-402 %s; what is published stays in force", problem);
    }

    private void publish(Connection connection, ModelRef configured, ModelSource source) throws SQLException {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        run(connection, ModelVersions.JDBC_DELETE_DRAFT, configured.id(), configured.version());
        run(connection, ModelVersions.JDBC_RETIRE, now);
        run(
                connection,
                ModelVersions.JDBC_INSERT_PUBLISHED,
                configured.id(),
                configured.version(),
                configured.fingerprint(),
                source.yaml(),
                KeptSource.lists(source),
                AUTHOR,
                now,
                now);
        run(connection, RefoldJobs.JDBC_SUPERSEDE, now);
        run(
                connection,
                RefoldJobs.JDBC_START,
                configured.id(),
                configured.version(),
                configured.fingerprint(),
                refold.leadsPerSecond(),
                now,
                now);
        LOG.infof("RIPEN-S-403 published model=%s version=%d by=%s", configured.id(), configured.version(), AUTHOR);
    }

    private static void checkInForce(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select model_id, version, source, lists from model_version where status = 'published'")) {
            rows.next();
            String name = rows.getString(1) + " version " + rows.getInt(2);
            ModelRef ref = ModelFile.parse(name, KeptSource.of(rows.getString(3), rows.getString(4)))
                    .ref();
            LOG.infof(
                    "RIPEN-S-006 scoring model=%s version=%d fingerprint=%s",
                    ref.id(), ref.version(), ref.fingerprint());
        }
    }

    private static List<KnownVersion> known(Connection connection) throws SQLException {
        List<KnownVersion> known = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select model_id, version, fingerprint, status from model_version")) {
            while (rows.next()) {
                known.add(new KnownVersion(
                        new ModelRef(rows.getString(1), rows.getInt(2), rows.getString(3)),
                        VersionStatus.valueOf(rows.getString(4).toUpperCase(Locale.ROOT))));
            }
        }
        return known;
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
