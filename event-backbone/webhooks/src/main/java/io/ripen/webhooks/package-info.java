/**
 * Delivers events by HTTP: signed, in order, at least once, each endpoint with a queue of its own. A service has the tables,
 * fills the queues in its lanes' transactions, and says by {@link io.ripen.webhooks.Destinations} where requests go.
 */
@NullMarked
package io.ripen.webhooks;

import org.jspecify.annotations.NullMarked;
