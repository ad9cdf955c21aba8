package io.ripen.lanes.quarkus;

import io.ripen.lanes.engine.LaneStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Readiness goes down while a lane retries or has stopped; liveness only when a lane hangs, because a restart mends
 * nothing else.
 */
@ApplicationScoped
public class LaneHealth {
    private final LaneRuntime runtime;
    private final LanesConfig config;
    private final Clock clock;

    @Inject
    LaneHealth(LaneRuntime runtime, LanesConfig config, Clock clock) {
        this.runtime = runtime;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck lanesReady() {
        return () ->
                response("lanes", runtime.statuses().filter(this::isTroubled).toList());
    }

    @Produces
    @Liveness
    @ApplicationScoped
    HealthCheck lanesAlive() {
        return () -> response(
                "lanes not stalled", runtime.statuses().filter(this::isStalled).toList());
    }

    private boolean isTroubled(LaneStatus status) {
        boolean publishingLong = longerThan(config.publishAlarmAfter(), status.pendingSince());
        return !status.healthy() || publishingLong || isStalled(status);
    }

    private boolean isStalled(LaneStatus status) {
        return status.stalled(config.stallAfter(), clock.instant());
    }

    private boolean longerThan(Duration limit, @Nullable Instant since) {
        return secondsSince(since, clock.instant()) > limit.toSeconds();
    }

    static double secondsSince(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Duration.between(since, now).toMillis() / 1000.0;
    }

    private static HealthCheckResponse response(String name, List<LaneStatus> troubled) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(name).status(troubled.isEmpty());
        for (LaneStatus status : troubled) {
            String problem = status.problem();
            response.withData(
                    status.lane().toString(),
                    problem == null ? status.activity() + " since " + status.since() : problem);
        }
        return response.build();
    }
}
