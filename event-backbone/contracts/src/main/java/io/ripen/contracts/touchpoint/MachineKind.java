package io.ripen.contracts.touchpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ripen.contracts.WireNames;

/** What kind of machine seems to have caused a touchpoint. */
public enum MachineKind {
    /** A crawler, monitor or script of the published lists. */
    CRAWLER,
    /** A service that shows a preview of a link. */
    LINK_PREVIEW,
    /** A browser that is driven by a program. */
    HEADLESS_BROWSER,
    /** A browser or proxy that loads ahead of the person. */
    PREFETCH,
    /** A scanner that follows the links of mails. */
    MAIL_SCANNER,
    /** A kind that a newer version wrote. */
    UNKNOWN;

    private static final WireNames<MachineKind> NAMES = WireNames.withUnknown(UNKNOWN);

    private final String wireName = WireNames.of(this);

    /** The JSON form, for example {@code link-preview}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Reads the JSON form; anything else is {@link #UNKNOWN}. */
    @JsonCreator
    public static MachineKind fromWire(String wireName) {
        return NAMES.read(wireName);
    }
}
