/** Where webhooks that users of the API register may go: pure rules. */
@NullMarked
package io.ripen.lifecycle.domain.webhook;

import org.jspecify.annotations.NullMarked;
