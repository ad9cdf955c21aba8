package io.ripen.ingest.site;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows a fault in a changed sites file. It does not make ingest unready: the sites stay as they were. */
@Readiness
@Singleton
class SitesHealth implements HealthCheck {
    private final SitesInForce sites;

    @Inject
    SitesHealth(SitesInForce sites) {
        this.sites = sites;
    }

    @Override
    public HealthCheckResponse call() {
        String problem = sites.problem();
        var response = HealthCheckResponse.named("sites")
                .up()
                .withData("sites", sites.now().all().size());
        return problem == null
                ? response.build()
                : response.withData("problem", problem).build();
    }
}
