package io.ripen.lanes;

/**
 * What became of a command.
 *
 * @param commandId the command
 * @param status in the manner of HTTP: 200 done, 409 refused in this state, 500 the handler failed
 * @param payload JSON
 */
public record CommandAnswer(String commandId, int status, String payload) {}
