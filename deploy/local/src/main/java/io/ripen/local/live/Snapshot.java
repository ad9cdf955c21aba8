package io.ripen.local.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the services said at a moment. Counters begin anew with a service's process.
 *
 * @param at when
 * @param down parts that do not run, and services that did not answer
 * @param counters by name: touchpoints, scores, stage changes, mails
 * @param lag records that wait, by consumer group
 * @param records records handled, by consumer group; a counter
 * @param stopped lanes that stopped, by consumer group
 * @param deadLetters records given up since the services started
 * @param spooled events that wait in ingest's spool for Kafka
 * @param stages leads by stage, in the order of the stages
 * @param mails mails by state
 */
record Snapshot(
        Instant at,
        List<String> down,
        Map<String, Double> counters,
        Map<String, Double> lag,
        Map<String, Double> records,
        Map<String, Double> stopped,
        long deadLetters,
        long spooled,
        Map<String, Long> stages,
        Map<String, Long> mails) {}
