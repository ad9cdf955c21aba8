package io.ripen.nurture.journey;

import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.mail.MailTemplates;
import io.ripen.nurture.mail.RulesSettings;
import io.ripen.nurture.model.JourneyFiles;
import io.ripen.nurture.webhook.ConfiguredEndpoints;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Loads the journeys that are in force, once, at start. */
final class JourneyCatalog {
    private static final Logger LOG = Logger.getLogger(JourneyCatalog.class);

    @Produces
    @Singleton
    Journeys journeys(
            JourneySettings settings, MailTemplates templates, ConfiguredEndpoints endpoints, RulesSettings rules) {
        Journeys journeys = JourneyFiles.load(
                settings.files(),
                settings.assets(),
                templates::problem,
                JourneyFiles.endpointAmong(endpoints.names()),
                rules.rules().needed());
        journeys.all()
                .forEach(journey ->
                        LOG.infof("RIPEN-N-020 journey loaded journey=%s version=%d", journey.id(), journey.version()));
        return journeys;
    }
}
