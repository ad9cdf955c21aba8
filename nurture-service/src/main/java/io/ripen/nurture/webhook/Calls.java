package io.ripen.nurture.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Calls of webhooks.
 *
 * @param calls the newest first
 */
@Schema(name = "WebhookCalls")
record Calls(List<CallView> calls) {
    Calls {
        calls = List.copyOf(calls);
    }
}
