package io.ripen.ingest.publishing;

import io.ripen.lanes.kafka.TopicProvisioner;
import io.ripen.lanes.kafka.TopicProvisioner.Mismatch;
import io.ripen.lanes.kafka.TopicProvisioner.TopicSettings;
import io.ripen.lanes.quarkus.LanesConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;

/** Creates missing topics and reports those that exist with other settings. */
@Singleton
class TopicCheck {
    private static final Logger LOG = Logger.getLogger(TopicCheck.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final TopicSettings settings;

    @Inject
    TopicCheck(LanesConfig lanes) {
        this.settings = new TopicSettings(lanes.partitions(), lanes.replicationFactor(), lanes.minInSyncReplicas());
    }

    /** What makes the topics unusable; empty if they can be used. */
    Optional<String> check(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        List<Mismatch> mismatches = new TopicProvisioner(admin, TIMEOUT).provision("ingest", Set.of(), settings);
        for (Mismatch mismatch : mismatches) {
            LOG.warnf(
                    "RIPEN-I-003 topic=%s setting=%s expected=%s actual=%s",
                    mismatch.topic(), mismatch.setting(), mismatch.expected(), mismatch.actual());
        }
        return mismatches.stream()
                .filter(Mismatch::fatal)
                .findFirst()
                .map(mismatch -> String.format(
                        "%s has %s partitions, ripen.lanes.partitions is %s",
                        mismatch.topic(), mismatch.actual(), mismatch.expected()));
    }
}
