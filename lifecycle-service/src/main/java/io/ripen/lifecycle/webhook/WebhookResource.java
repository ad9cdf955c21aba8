package io.ripen.lifecycle.webhook;

import io.ripen.lifecycle.http.ErrorCode;
import io.ripen.lifecycle.http.Roles;
import io.ripen.webhooks.EndpointStates;
import io.ripen.webhooks.Secret;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Endpoints that get events by HTTP. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPS)
@Tag(name = "webhooks")
class WebhookResource {
    private static final int MOST_DESCRIPTION = 200;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Endpoints endpoints;
    private final EndpointStates states;
    private final RegisteredEndpoints registered;
    private final WebhookConfig config;

    @Inject
    WebhookResource(Endpoints endpoints, EndpointStates states, RegisteredEndpoints registered, WebhookConfig config) {
        this.endpoints = endpoints;
        this.states = states;
        this.registered = registered;
        this.config = config;
    }

    @POST
    @Operation(
            summary = "Registers an endpoint",
            description = "The answer holds the secret that signs every request, after the Standard Webhooks"
                    + " specification. It is not shown again.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "a CRM", value = Examples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Registered",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookAnswers.Secrets.class),
                            examples = @ExampleObject(name = "a secret", value = Examples.SECRETS)))
    @APIResponse(
            responseCode = "400",
            description = "`webhook-invalid`",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "webhook-invalid", value = Examples.INVALID)))
    @APIResponse(responseCode = "409", description = "`webhooks-too-many`")
    public Uni<Response> register(@Nullable WebhookRequest request) {
        if (request == null) {
            throw ErrorCode.WEBHOOK_INVALID.problem("url", "send a JSON object with the member 'url'");
        }
        String url = url(request.url());
        List<String> events = events(request.events());
        String description = request.description();
        if (description != null && !isDescription(description)) {
            throw ErrorCode.WEBHOOK_INVALID.problem(
                    "description",
                    "a description has at most " + MOST_DESCRIPTION + " characters, none of them a control character");
        }
        Secret secret = Secret.generate();
        return endpoints.add(url, description, events, secret).map(added -> {
            UUID id = added.orElseThrow(() -> ErrorCode.WEBHOOKS_TOO_MANY.problem("remove one, or raise"
                    + " ripen.lifecycle.webhooks.most-endpoints, which is " + config.mostEndpoints()));
            return Response.created(URI.create("/v1/webhooks/" + id))
                    .entity(new WebhookAnswers.Secrets(id, secret.text()))
                    .build();
        });
    }

    @GET
    @Operation(summary = "All endpoints, with how delivery to them goes")
    @APIResponse(
            responseCode = "200",
            description = "The endpoints, the oldest first",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookAnswers.Endpoints.class),
                            examples = @ExampleObject(name = "one endpoint", value = Examples.LIST)))
    public Uni<WebhookAnswers.Endpoints> list() {
        return endpoints.all().map(WebhookAnswers.Endpoints::new);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "An endpoint, with how delivery to it goes")
    @APIResponse(responseCode = "200", description = "The endpoint")
    @APIResponse(
            responseCode = "404",
            description = "`webhook-unknown`",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "webhook-unknown", value = Examples.NOT_FOUND)))
    public Uni<Endpoint> endpoint(@PathParam("id") String id) {
        return endpoints.find(id(id)).map(found -> found.orElseThrow(WebhookResource::notFound));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes an endpoint with what waits for it")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "`webhook-unknown`")
    public Uni<Void> remove(@PathParam("id") String id) {
        return endpoints.remove(id(id)).invoke(WebhookResource::required).replaceWithVoid();
    }

    @POST
    @Path("{id}/enable")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Delivers again",
            description = "From the first event on that the endpoint has not got: events go on being queued for a"
                    + " disabled endpoint, for as long as they are kept.")
    @APIResponse(responseCode = "204", description = "Enabled, now or before")
    @APIResponse(responseCode = "404", description = "`webhook-unknown`")
    public Uni<Void> enable(@PathParam("id") String id) {
        return states.enable(id(id)).invoke(WebhookResource::required).replaceWithVoid();
    }

    @POST
    @Path("{id}/disable")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Delivers nothing more until the endpoint is enabled")
    @APIResponse(responseCode = "204", description = "Disabled, now or before")
    @APIResponse(responseCode = "404", description = "`webhook-unknown`")
    public Uni<Void> disable(@PathParam("id") String id) {
        return states.disable(id(id)).chain(() -> endpoint(id)).replaceWithVoid();
    }

    @POST
    @Path("{id}/secret")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Makes a new secret",
            description = "The secret before it signs too for ripen.lifecycle.webhooks.previous-secret-for, 24 h by"
                    + " default, so that no request is refused meanwhile.")
    @APIResponse(
            responseCode = "200",
            description = "The new secret, shown this once",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookAnswers.Secrets.class),
                            examples = @ExampleObject(name = "a secret", value = Examples.SECRETS)))
    @APIResponse(responseCode = "404", description = "`webhook-unknown`")
    public Uni<WebhookAnswers.Secrets> rotate(@PathParam("id") String id) {
        UUID endpoint = id(id);
        Secret secret = Secret.generate();
        return endpoints
                .rotate(endpoint, secret)
                .invoke(WebhookResource::required)
                .replaceWith(new WebhookAnswers.Secrets(endpoint, secret.text()));
    }

    @POST
    @Path("{id}/replay")
    @Operation(
            summary = "Sends events again",
            description = "Everything of the endpoint's types that was recorded since the instant, under the same ids,"
                    + " before what is newer. Events are recorded while there is any endpoint, and kept for"
                    + " ripen.lifecycle.webhooks.keep, 30 days by default.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "since March", value = Examples.REPLAY)))
    @APIResponse(responseCode = "200", description = "How many events were queued once more")
    @APIResponse(responseCode = "400", description = "`webhook-invalid`")
    @APIResponse(responseCode = "404", description = "`webhook-unknown`")
    public Uni<WebhookAnswers.Replayed> replay(
            @PathParam("id") String id, WebhookAnswers.@Nullable ReplayRequest request) {
        Instant from = request == null ? null : request.from();
        if (from == null || from.isBefore(Instant.EPOCH) || from.isAfter(LATEST)) {
            throw ErrorCode.WEBHOOK_INVALID.problem(
                    "from", "say since when, in the years 1970 to 9999, for example 2026-03-01T00:00:00Z");
        }
        return endpoint(id)
                .chain(known -> endpoints.replay(known.endpointId(), from))
                .map(WebhookAnswers.Replayed::new);
    }

    private String url(@Nullable String url) {
        if (url == null) {
            throw ErrorCode.WEBHOOK_INVALID.problem("url", "the member 'url' is missing");
        }
        registered.targets().flaw(url).ifPresent(flaw -> {
            throw ErrorCode.WEBHOOK_INVALID.problem("url", flaw);
        });
        if (registered.refuses(URI.create(url))) {
            throw ErrorCode.WEBHOOK_INVALID.problem(
                    "url",
                    "this address is not public, or not reached over https; networks of your own are named in"
                            + " ripen.lifecycle.webhooks.allowed-networks");
        }
        return url;
    }

    private static List<String> events(@Nullable List<String> wanted) {
        if (wanted == null) {
            return List.copyOf(WebhookHandler.TYPES);
        }
        // JSON's lists may hold null, for which a sorted set cannot be asked.
        boolean hasNull = wanted.stream().anyMatch(Objects::isNull);
        if (hasNull || wanted.isEmpty() || !WebhookHandler.TYPES.containsAll(wanted)) {
            throw ErrorCode.WEBHOOK_INVALID.problem("events", "allowed are " + String.join(", ", WebhookHandler.TYPES));
        }
        return List.copyOf(new TreeSet<>(wanted));
    }

    private static boolean isDescription(String text) {
        return text.length() <= MOST_DESCRIPTION && text.chars().noneMatch(Character::isISOControl);
    }

    private static UUID id(String id) {
        if (!ID.matcher(id).matches()) {
            throw notFound();
        }
        return UUID.fromString(id);
    }

    private static void required(boolean found) {
        if (!found) {
            throw notFound();
        }
    }

    private static RuntimeException notFound() {
        return ErrorCode.WEBHOOK_UNKNOWN.problem("GET /v1/webhooks lists those there are");
    }
}
