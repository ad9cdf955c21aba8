package io.ripen.lifecycle.stage;

import java.util.Map;
import java.util.Set;

/**
 * What is stored of a batch's leads; a lead without a state is new.
 *
 * @param leads their states
 * @param taken commands that were decided before
 * @param imports rows of imports that were
 * @param erased leads that were forgotten before
 */
record Stored(
        Map<String, StageBatch.Known> leads,
        Map<TakenCommand.Key, TakenCommand> taken,
        Map<TakenCommand.Key, TakenCommand> imports,
        Set<String> erased) {}
