/** How webhooks are tried again, when an endpoint is given up, and where a request may go: pure rules. */
@NullMarked
package io.ripen.lifecycle.domain.webhook;

import org.jspecify.annotations.NullMarked;
