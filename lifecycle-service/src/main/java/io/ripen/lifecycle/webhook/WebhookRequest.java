package io.ripen.lifecycle.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be registered.
 *
 * @param url where events are to go: https, and an address that anybody can reach
 * @param description for whoever reads the list; at most 200 characters
 * @param events types of the topic {@code ripen.lead-stages.v1}; absent: all of them
 */
record WebhookRequest(
        @Nullable @Schema(required = true, examples = "https://crm.example.com/hooks/ripen")
        String url,

        @Nullable @Schema(examples = "CRM") String description,

        @Nullable @Schema(examples = "[\"ripen.stage.changed.v1\"]")
        List<String> events) {}
