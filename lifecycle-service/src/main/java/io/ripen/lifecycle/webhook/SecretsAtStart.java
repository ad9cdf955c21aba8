package io.ripen.lifecycle.webhook;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Seals the secrets that are kept with the first key, whatever they were sealed with before, so that an old key can be taken
 * away after one start. A secret that no key opens ends the start.
 */
@ApplicationScoped
class SecretsAtStart {
    private static final Logger LOG = Logger.getLogger(SecretsAtStart.class);
    private static final String KEPT = """
            select endpoint_id, secret, case when previous_until > now() then previous_secret end as previous_secret
            from webhook_endpoint order by endpoint_id for update""";
    private static final String RENEW =
            "update webhook_endpoint set secret = ?, previous_secret = ? where endpoint_id = ?";

    void renew(@Observes StartupEvent start, DataSource database, SecretBox box) throws SQLException {
        try (Connection connection = database.getConnection()) {
            int renewed = renew(connection, box);
            if (renewed > 0) {
                LOG.infof("RIPEN-LC-404 webhook secrets sealed with the first key endpoints=%d", renewed);
            }
        }
    }

    /** Seals what is not sealed with the first key, all or nothing; says of how many endpoints. */
    static int renew(Connection connection, SecretBox box) throws SQLException {
        int renewed = 0;
        connection.setAutoCommit(false);
        try (Statement look = connection.createStatement();
                ResultSet kept = look.executeQuery(KEPT);
                PreparedStatement renew = connection.prepareStatement(RENEW)) {
            while (kept.next()) {
                UUID endpoint = kept.getObject("endpoint_id", UUID.class);
                String secret = kept.getString("secret");
                String previous = kept.getString("previous_secret");
                if (!box.isCurrent(secret) || (previous != null && !box.isCurrent(previous))) {
                    renew.setString(1, sealed(box, endpoint, secret));
                    renew.setString(2, previous == null ? null : sealed(box, endpoint, previous));
                    renew.setObject(3, endpoint);
                    renewed += renew.executeUpdate();
                }
            }
        }
        connection.commit();
        return renewed;
    }

    private static String sealed(SecretBox box, UUID endpoint, String stored) {
        return box.seal(endpoint, box.open(endpoint, stored));
    }
}
