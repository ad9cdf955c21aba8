package io.ripen.contracts.touchpoint;

/**
 * The visitor of touchpoints that Ripen makes itself: company data that was looked up, a fact that sales corrected, a
 * click in a mail, a page of preferences.
 */
public final class OwnVisitor {
    /** The site of what scoring and nurture say. */
    public static final String SITE = "ripen";

    /**
     * What its keys begin with: with a blank, which no id that ingest takes has, so that nobody can be this visitor and
     * divert what is said of a lead.
     */
    public static final String KEYS = "u: ";

    private OwnVisitor() {}

    /**
     * Its key.
     *
     * @param user who tells it, about whom, as in the touchpoint's user id
     */
    public static String key(String user) {
        return KEYS + user;
    }
}
