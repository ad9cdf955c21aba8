package io.ripen.scoring.http;

/** The roles that a token can carry in its claim {@code groups}. */
public final class Roles {
    /** Works on leads. */
    public static final String SALES = "sales";

    /** Decides what counts. */
    public static final String MARKETER = "marketer";

    /** Runs the service. */
    public static final String OPS = "ops";

    /** Answers for personal data. */
    public static final String PRIVACY = "privacy";

    private Roles() {}
}
