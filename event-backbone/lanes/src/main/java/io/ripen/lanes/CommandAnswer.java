package io.ripen.lanes;

/**
 * What became of a command.
 *
 * @param commandId the command
 * @param status in the manner of HTTP: 200 done, 404 nothing is known of the subject, 409 refused in this state, 500 the
 *     handler failed
 * @param payload JSON
 */
public record CommandAnswer(String commandId, int status, String payload) {
    /** The only answer that does not last: who asks again is answered anew, for the subject may have come meanwhile. */
    public static final int UNKNOWN = 404;
}
