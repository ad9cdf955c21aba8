package io.ripen.lifecycle;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripen.testkit.NewerMigration;
import io.ripen.testkit.RipenBackbone;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** An upgrade is taken back: this version starts on tables that a newer one has migrated. */
@QuarkusTest
@WithTestResource(RipenBackbone.class)
class NewerTablesIT {
    @Inject
    Flyway flyway;

    @Test
    void startsOnTablesOfANewerVersion() throws SQLException {
        NewerMigration.isPutUpWith(flyway, "lifecycle");
    }
}
