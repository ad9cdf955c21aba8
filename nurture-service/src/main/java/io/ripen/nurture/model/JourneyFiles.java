package io.ripen.nurture.model;

import io.ripen.definitions.Spelling;
import io.ripen.nurture.domain.Asset;
import io.ripen.nurture.domain.Journey;
import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.domain.consent.ConsentStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the journey files and the catalogue of contents that the configuration chooses. */
public final class JourneyFiles {
    /** The largest file that is read. */
    private static final long MAX_BYTES = 1 << 20;

    private static final List<String> SHIPPED = List.of(
            "use-case-by-topic",
            "mql-welcome",
            "demo-offer",
            "win-back",
            "sla-alert",
            "customer-onboarding",
            "double-opt-in",
            "progressive-profiling");

    private JourneyFiles() {}

    /** The names of the journeys that come along. */
    public static List<String> shipped() {
        return SHIPPED;
    }

    /**
     * Loads journeys.
     *
     * @param choices names of shipped journeys, for example {@code mql-welcome}, or paths of files that end with
     *     {@code .yaml} or {@code .yml}
     * @param catalogue the catalogue of contents, {@code assets} for the shipped one or a path
     * @param templateProblem why a template cannot be used; empty if it can
     * @param endpointProblem why an endpoint of a webhook cannot be used, see {@link #endpointAmong}; empty if it can
     * @param needed the consent that the rules ask of a marketing mail
     * @throws JourneyFileException when there is no such file or something in one is wrong
     */
    public static Journeys load(
            List<String> choices,
            String catalogue,
            Function<String, Optional<String>> templateProblem,
            Function<String, Optional<String>> endpointProblem,
            ConsentStatus needed) {
        List<Asset> assets = AssetFile.read(name(catalogue), text(catalogue));
        JourneyFile reader = new JourneyFile(templateProblem, endpointProblem, assets, needed);
        List<Journey> journeys = new ArrayList<>();
        for (String choice : choices) {
            Journey journey = reader.read(name(choice), text(choice));
            if (journeys.stream()
                    .anyMatch(other -> other.id().equals(journey.id()) && other.version() == journey.version())) {
                throw new JourneyFileException(name(choice) + ": another file has version " + journey.version()
                        + " of the journey '" + journey.id() + "' already");
            }
            journeys.add(journey);
        }
        return new Journeys(journeys, assets);
    }

    /** Why an endpoint of a webhook cannot be used where there are these; empty if it is one of them. */
    public static Function<String, Optional<String>> endpointAmong(Collection<String> endpoints) {
        List<String> known = endpoints.stream().sorted().toList();
        return endpoint -> {
            if (known.contains(endpoint)) {
                return Optional.empty();
            }
            return Optional.of(
                    known.isEmpty()
                            ? "none is configured; ripen.nurture.webhooks.endpoints names them"
                            : "it is not configured" + Spelling.hint(endpoint, known) + "; allowed: "
                                    + String.join(", ", known));
        };
    }

    private static String name(String choice) {
        return isPath(choice) ? choice : "journeys/" + choice + ".yaml";
    }

    private static String text(String choice) {
        return isPath(choice) ? fromFile(Path.of(choice)) : shipped(choice);
    }

    private static boolean isPath(String choice) {
        return choice.endsWith(".yaml") || choice.endsWith(".yml");
    }

    private static String fromFile(Path path) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new JourneyFileException("file " + path + " is larger than " + MAX_BYTES + " bytes");
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new JourneyFileException("file " + path + " cannot be read", e);
        }
    }

    private static String shipped(String choice) {
        try (InputStream file = JourneyFiles.class.getClassLoader().getResourceAsStream(name(choice))) {
            if (file == null) {
                throw new JourneyFileException("there is no shipped file '" + choice
                        + "'; ripen.nurture.journeys takes names of shipped journeys and paths of .yaml files");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new JourneyFileException("shipped file " + choice + " cannot be read", e);
        }
    }
}
