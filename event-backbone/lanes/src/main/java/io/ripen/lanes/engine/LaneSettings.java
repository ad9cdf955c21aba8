package io.ripen.lanes.engine;

import java.time.Duration;

/**
 * Limits of a lane. A record counts as its value, and as its key and headers with at least a thousand bytes.
 *
 * @param maxRecords most records in one transaction
 * @param maxBatchBytes most bytes of records in one transaction, one larger record excepted
 * @param maxWaitingBytes how many bytes of records may wait in a lane's memory before it asks who hands them over to wait
 *     too; what is handed over at once comes on top
 * @param pace least time from one batch's beginning to the next, in which records gather; the first after a rest is handled
 *     at once, and so is a full batch; so are timers and commands, unless records are gathering already
 * @param maxTimers most timers in one transaction
 * @param maxCommands most commands in one transaction
 * @param minBackoff pause after the first failure; doubles with each further one
 * @param maxBackoff longest pause
 * @param poisonAttempts how often one single input may fail before it is given up
 * @param maxConsecutiveDeadLetters how many inputs in a row may be given up after failures before the lane stops, because
 *     then the fault is not in the input; what cannot be decoded and what the handler puts aside itself does not count
 * @param maxRecordBytes largest outgoing record, below the broker's {@code message.max.bytes}
 */
public record LaneSettings(
        int maxRecords,
        int maxBatchBytes,
        int maxWaitingBytes,
        Duration pace,
        int maxTimers,
        int maxCommands,
        Duration minBackoff,
        Duration maxBackoff,
        int poisonAttempts,
        int maxConsecutiveDeadLetters,
        int maxRecordBytes) {}
