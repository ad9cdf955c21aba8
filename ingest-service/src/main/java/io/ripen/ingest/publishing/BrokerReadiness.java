package io.ripen.ingest.publishing;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Kafka takes events. Liveness does not ask: a restart of ingest would not bring Kafka back. */
@Readiness
class BrokerReadiness implements HealthCheck {
    private final BrokerState broker;

    @Inject
    BrokerReadiness(BrokerState broker) {
        this.broker = broker;
    }

    @Override
    public HealthCheckResponse call() {
        String trouble = broker.trouble();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("kafka");
        return trouble.isEmpty()
                ? response.up().build()
                : response.down().withData("reason", trouble).build();
    }
}
