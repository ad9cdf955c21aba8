package io.ripen.lanes;

/**
 * What became of a command.
 *
 * @param commandId the command
 * @param status in the manner of HTTP: one of the constants here, or one of the handler's own
 * @param payload JSON
 */
public record CommandAnswer(String commandId, int status, String payload) {
    /** It was carried out. */
    public static final int DONE = 200;

    /** Nothing is known of the subject. The only answer that does not last: who asks again is answered anew, for the subject may have come meanwhile. */
    public static final int UNKNOWN = 404;

    /** Refused as things stand; nothing was done. */
    public static final int REFUSED = 409;

    /** The lane gave the command up, because the handler failed again and again; nothing was done. */
    public static final int FAILED = 500;
}
