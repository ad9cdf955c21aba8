package io.ripen.nurture.journey;

import io.ripen.nurture.domain.Journey;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.mail.MailTemplates;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Loads the journeys that are in force, once, at start. */
final class JourneyCatalog {
    private static final Logger LOG = Logger.getLogger(JourneyCatalog.class);
    private static final String CLASSPATH = "classpath:";

    @Produces
    @Singleton
    Journeys journeys(JourneySettings settings, MailTemplates templates) {
        JourneyFile reader = new JourneyFile(templates::problem);
        List<Journey> journeys = new ArrayList<>();
        for (String place : settings.files()) {
            Journey journey = reader.read(place, content(place));
            if (new Journeys(journeys).find(journey.id()).isPresent()) {
                throw new InvalidJourneyFile(place + ": another file has the journey '" + journey.id() + "' already");
            }
            LOG.infof("RIPEN-N-020 journey loaded journey=%s version=%d", journey.id(), journey.version());
            journeys.add(journey);
        }
        return new Journeys(journeys);
    }

    private static String content(String place) {
        try {
            return place.startsWith(CLASSPATH)
                    ? resource(place, place.substring(CLASSPATH.length()))
                    : Files.readString(Path.of(place));
        } catch (IOException e) {
            throw unreadable(place);
        }
    }

    private static String resource(String place, String path) throws IOException {
        try (InputStream stream = JourneyCatalog.class.getResourceAsStream("/" + path)) {
            if (stream == null) {
                throw unreadable(place);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InvalidJourneyFile unreadable(String place) {
        return new InvalidJourneyFile(place + ": cannot be read; check ripen.nurture.journeys.files, whose items are"
                + " paths of files or " + CLASSPATH + " and a resource of the service");
    }
}
