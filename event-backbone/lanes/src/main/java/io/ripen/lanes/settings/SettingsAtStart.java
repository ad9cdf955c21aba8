package io.ripen.lanes.settings;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.EnvConfigSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Looks at the names of all settings that were given, before any channel is opened. An unknown one refuses the start. */
@ApplicationScoped
public class SettingsAtStart {
    private static final int BEFORE_THE_TOPICS = Interceptor.Priority.PLATFORM_BEFORE - 100;

    private final Config config;

    @Inject
    SettingsAtStart(Config config) {
        this.config = config;
    }

    void start(@Observes @Priority(BEFORE_THE_TOPICS) StartupEvent event) {
        // Tests of a service get properties of their own, for example a seed.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            check();
        }
    }

    /**
     * Compares all names with the known ones.
     *
     * @throws IllegalStateException if some are unknown, with the nearest right one of each
     */
    void check() {
        KnownSettings known = KnownSettings.read();
        List<String> unknown = StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .flatMap(source -> complaints(known, source))
                .distinct()
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("RIPEN-L-019 no setting is called " + String.join("; or ", unknown)
                    + ". docs/configuration.md lists all settings.");
        }
    }

    private static Stream<String> complaints(KnownSettings known, ConfigSource source) {
        // Of the environment other members of the process may have made properties: the variables themselves count.
        boolean environment =
                source instanceof EnvConfigSource || source.getName().contains("EnvConfigSource");
        return source.getPropertyNames().stream()
                .map(name -> environment ? known.complaintAboutVariable(name) : known.complaint(name))
                .flatMap(Optional::stream);
    }
}
