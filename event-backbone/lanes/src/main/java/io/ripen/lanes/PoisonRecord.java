package io.ripen.lanes;

/**
 * A record that can never be handled. It goes to the dead letters in the batch's transaction.
 *
 * @param record the record
 * @param reason stable code and what was wrong, without personal data
 */
public record PoisonRecord(LaneRecord record, String reason) {}
