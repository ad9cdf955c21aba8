/** Events of leads to whoever wants them by HTTP: signed, in order, at least once, each endpoint with a queue of its own. */
@NullMarked
package io.ripen.lifecycle.webhook;

import org.jspecify.annotations.NullMarked;
