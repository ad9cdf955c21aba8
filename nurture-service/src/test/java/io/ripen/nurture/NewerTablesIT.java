package io.ripen.nurture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.nurture.smtp.SmtpGateResource;
import io.ripen.testkit.RipenBackbone;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;

/** An upgrade is taken back: this version starts on tables that a newer one has migrated. */
@QuarkusTest
@QuarkusTestResource(value = RipenBackbone.class, initArgs = @ResourceArg(name = "mail", value = "true"))
@QuarkusTestResource(SmtpGateResource.class)
class NewerTablesIT {
    private static final String NEWER = """
            INSERT INTO nurture.flyway_schema_history
              (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            SELECT max(installed_rank) + 1, '9999', 'newer', 'SQL', 'V9999__newer.sql', 1, 'ripen', 1, true
            FROM nurture.flyway_schema_history""";
    private static final String GONE = "DELETE FROM nurture.flyway_schema_history WHERE version = '9999'";

    @Inject
    Flyway flyway;

    @Test
    void startsOnTablesOfANewerVersion() throws SQLException {
        Flyway strict = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .ignoreMigrationPatterns(new String[0])
                .load();
        try (Connection connection = RipenBackbone.postgres().connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(NEWER);
            try {
                assertThatCode(flyway::migrate).doesNotThrowAnyException();
                assertThatThrownBy(strict::migrate).isInstanceOf(FlywayValidateException.class);
            } finally {
                statement.executeUpdate(GONE);
            }
        }
    }
}
