package io.ripen.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Tables that a newer version has migrated, as an upgrade leaves them that is taken back. */
public final class NewerMigration {
    private NewerMigration() {}

    /**
     * Asserts that a service starts on such tables, which Flyway without the service's settings refuses.
     *
     * @param flyway as the service configures it
     * @param schema the service's
     */
    public static void isPutUpWith(Flyway flyway, String schema) throws SQLException {
        Flyway strict = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .ignoreMigrationPatterns(new String[0])
                .load();
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    INSERT INTO %1$s.flyway_schema_history
                      (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    SELECT max(installed_rank) + 1, '9999', 'newer', 'SQL', 'V9999__newer.sql', 1, 'ripen', 1, true
                    FROM %1$s.flyway_schema_history""".formatted(schema));
            try {
                assertThatCode(flyway::migrate).doesNotThrowAnyException();
                assertThatThrownBy(strict::migrate).isInstanceOf(FlywayValidateException.class);
            } finally {
                statement.executeUpdate(
                        "DELETE FROM %s.flyway_schema_history WHERE version = '9999'".formatted(schema));
            }
        }
    }
}
