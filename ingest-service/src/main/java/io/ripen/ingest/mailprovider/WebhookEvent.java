package io.ripen.ingest.mailprovider;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripen.ingest.domain.Rejection;

/** What a provider's reader made of one event of a webhook. */
sealed interface WebhookEvent {

    /** The event as the provider wrote it, without the signature; {@link WebhookPayloads} reads it again. */
    JsonNode source();

    /** It becomes a touchpoint. */
    record Told(JsonNode source, MailEvent event) implements WebhookEvent {}

    /** It lacks what a touchpoint needs. */
    record Unreadable(JsonNode source, Rejection rejection) implements WebhookEvent {}

    /** It tells nothing about a person, for example that a mail was delivered; acknowledged and not kept. */
    record Passed(JsonNode source, String name) implements WebhookEvent {}
}
