package io.ripen.lifecycle.stage;

import org.jspecify.annotations.Nullable;

/**
 * A command of sales, or a row of an import, that was decided before.
 *
 * @param refusal why it was refused; absent when it was carried out
 */
record TakenCommand(@Nullable String refusal) {

    /**
     * What tells commands apart.
     *
     * @param leadId the lead
     * @param commandId the id that the sender chose, for this lead; of a row of an import its key
     */
    record Key(String leadId, String commandId) {}
}
