package io.ripen.lanes;

import java.time.Instant;

/**
 * A timer whose time has come. It is removed with the batch that handles it, unless the handler sets it again.
 *
 * @param subject the lead it belongs to
 * @param kind what it is for; a lead has at most one timer of a kind
 * @param dueAt when it was due
 */
public record DueTimer(String subject, String kind, Instant dueAt) {}
