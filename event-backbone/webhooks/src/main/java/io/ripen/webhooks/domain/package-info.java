/** When a webhook is tried again, and when an endpoint is given up: pure rules. */
@NullMarked
package io.ripen.webhooks.domain;

import org.jspecify.annotations.NullMarked;
