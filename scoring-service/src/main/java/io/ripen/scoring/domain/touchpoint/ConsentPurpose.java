package io.ripen.scoring.domain.touchpoint;

/** What a person can agree to, each on its own. */
public enum ConsentPurpose {
    CONTACT_BY_MAIL,
    WEB_TRACKING,
    MAIL_TRACKING,
    PROFILING
}
