package io.ripen.lanes;

import java.time.Instant;

/**
 * Something that a person or another part of the service wants done to a lead, by the lead's own lane.
 *
 * @param commandId chosen by the sender; a second command with it has no effect and gets the first one's answer
 * @param subject the lead
 * @param kind what is to be done
 * @param payload JSON
 * @param receivedAt when it was stored
 */
public record LaneCommand(String commandId, String subject, String kind, String payload, Instant receivedAt) {}
