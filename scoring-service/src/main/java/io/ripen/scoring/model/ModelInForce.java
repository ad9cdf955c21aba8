package io.ripen.scoring.model;

import io.quarkus.runtime.Startup;
import io.ripen.scoring.ScoringConfig;
import io.ripen.scoring.domain.model.ScoringModel;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** The model that this instance scores with, loaded at start: a model that cannot be used keeps the service down. */
@Startup(-1) // before anything connects: a wrong model is said at once
@Singleton
class ModelInForce {
    private static final Logger LOG = Logger.getLogger(ModelInForce.class);

    private final ScoringModel model;

    @Inject
    ModelInForce(ScoringConfig config) {
        this.model = ModelFile.load(config.model(), config.lists());
        LOG.infof(
                "RIPEN-S-006 scoring model=%s version=%d fingerprint=%s",
                model.ref().id(), model.ref().version(), model.ref().fingerprint());
    }

    @Produces
    @Singleton
    ScoringModel model() {
        return model;
    }
}
