package io.ripen.nurture.journey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Which journeys are in force. */
@ConfigMapping(prefix = "ripen.nurture.journeys")
public interface JourneySettings {

    /**
     * The journey files, in the order in which journeys are asked. A place is {@code classpath:} and a resource that the
     * service brings along, or the path of a file.
     */
    @WithDefault("classpath:journeys/mql-welcome.yaml")
    List<String> files();
}
