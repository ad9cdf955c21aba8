package io.ripen.lifecycle.stage;

import io.ripen.contracts.stage.SalesFeedback;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command of sales, as it is kept.
 *
 * @param order what was said, and who sent it
 * @param at when it happened
 * @param refusal why nothing was done; absent when it was done
 */
record SaidRow(
        SalesCommand.Order order, Instant at, @Nullable String refusal) {

    SalesFeedback feedback() {
        return order.feedback();
    }
}
