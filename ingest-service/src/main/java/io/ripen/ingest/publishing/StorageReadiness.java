package io.ripen.ingest.publishing;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while events can be stored, in Kafka or in the spool. Liveness does not ask: a restart of ingest would not bring
 * Kafka back.
 */
@Readiness
class StorageReadiness implements HealthCheck {
    private final EventPublisher publisher;

    @Inject
    StorageReadiness(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        EventPublisher.StorageState state = publisher.state();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("storage")
                .status(state.trouble().isEmpty())
                .withData("route", state.direct() ? "direct" : "spooling")
                .withData("spooledEvents", state.spooledEvents())
                .withData("spooledBytes", state.spooledBytes());
        if (!state.kafka().isEmpty()) {
            response.withData("kafka", state.kafka());
        }
        if (!state.trouble().isEmpty()) {
            response.withData("reason", state.trouble());
        }
        return response.build();
    }
}
