package io.ripen.contracts.lead;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ripen.contracts.WireNames;

/** What a person can agree to, each on its own. */
public enum ConsentPurpose {
    /** To be contacted by mail. */
    CONTACT_BY_MAIL,
    /** To be recognised on the websites. */
    WEB_TRACKING,
    /** To have opens and clicks of mails recorded. */
    MAIL_TRACKING,
    /** To be scored by behaviour. */
    PROFILING,
    /** A purpose that a newer version wrote. */
    UNKNOWN;

    private static final WireNames<ConsentPurpose> NAMES = WireNames.withUnknown(UNKNOWN);

    private final String wireName = WireNames.of(this);

    /** The JSON form, for example {@code contact-by-mail}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Reads the JSON form; anything else is {@link #UNKNOWN}. */
    @JsonCreator
    public static ConsentPurpose fromWire(String wireName) {
        return NAMES.read(wireName);
    }
}
