package io.ripen.nurture.domain.consent;

import java.util.Locale;

/** What a person can agree to, each on its own. */
public enum ConsentPurpose {
    CONTACT_BY_MAIL,
    WEB_TRACKING,
    MAIL_TRACKING,
    PROFILING;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The purpose's name in journey files and events, for example {@code contact-by-mail}. */
    public String id() {
        return id;
    }
}
