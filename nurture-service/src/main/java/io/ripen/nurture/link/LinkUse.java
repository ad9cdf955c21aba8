package io.ripen.nurture.link;

import java.util.Locale;

/** What a signed link is good for. A token of one use opens no page of another. */
public enum LinkUse {
    /** To confirm a consent. */
    CONFIRM,
    /** To unsubscribe from all mails. */
    UNSUBSCRIBE,
    /** To see and change one's preferences. */
    PREFERENCES;

    /** The use in tokens and addresses. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
