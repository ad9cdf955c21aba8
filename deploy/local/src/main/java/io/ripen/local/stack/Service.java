package io.ripen.local.stack;

import java.util.Locale;

/** The four services of Ripen. */
public enum Service {
    INGEST(PortUse.INGEST),
    SCORING(PortUse.SCORING),
    LIFECYCLE(PortUse.LIFECYCLE),
    NURTURE(PortUse.NURTURE);

    private final PortUse portUse;

    Service(PortUse portUse) {
        this.portUse = portUse;
    }

    /** The use of its HTTP port. */
    public PortUse portUse() {
        return portUse;
    }

    /** Its name and the name of its folder, for example {@code ingest-service}. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}
