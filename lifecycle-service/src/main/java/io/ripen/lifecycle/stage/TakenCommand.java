package io.ripen.lifecycle.stage;

import org.jspecify.annotations.Nullable;

/**
 * A command of sales that was decided before.
 *
 * @param refusal why it was refused; absent when it was carried out
 */
record TakenCommand(@Nullable String refusal) {

    /**
     * What tells commands apart.
     *
     * @param leadId the lead
     * @param commandId the id that the sender chose, for this lead
     */
    record Key(String leadId, String commandId) {}
}
