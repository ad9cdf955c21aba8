package io.ripen.nurture.webhook;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.nurture.http.ErrorCode;
import io.ripen.nurture.http.Instants;
import io.ripen.nurture.http.Roles;
import io.ripen.webhooks.EndpointHealth;
import io.ripen.webhooks.EndpointStates;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows how journeys' calls of other systems go, and lets those who run the service repair it. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPS)
@Tag(name = "Webhooks")
public final class WebhookResource {
    private final EndpointStates states;
    private final ConfiguredEndpoints configured;
    private final CallReads calls;
    private final CallQueue queue;

    @Inject
    WebhookResource(EndpointStates states, ConfiguredEndpoints configured, CallReads calls, CallQueue queue) {
        this.states = states;
        this.configured = configured;
        this.calls = calls;
        this.queue = queue;
    }

    /** All endpoints. */
    @Schema(name = "WebhookEndpoints")
    record Endpoints(List<WebhookEndpoint> endpoints) {
        Endpoints {
            endpoints = List.copyOf(endpoints);
        }
    }

    /**
     * From when on calls are to be sent again.
     *
     * @param from an instant
     */
    @Schema(name = "WebhookReplay")
    public record Replay(
            @NotNull @Schema(examples = "2026-03-01T00:00:00Z")
            Instant from) {}

    /** How many calls were queued once more. */
    @Schema(name = "WebhookReplayed")
    record Replayed(int queued) {}

    /** See the OpenAPI description. */
    @GET
    @Operation(
            summary = "All endpoints, with how delivery to them goes",
            description = "Those of `ripen.nurture.webhooks.endpoints`, and former ones for which calls wait.")
    @APIResponse(responseCode = "200", description = "The endpoints")
    @APIResponse(responseCode = "403", description = "The token has not the role ops")
    public Uni<Endpoints> list() {
        return states.all(this::view).map(Endpoints::new);
    }

    /** See the OpenAPI description. */
    @GET
    @Path("/{endpoint}")
    @Operation(summary = "An endpoint, with how delivery to it goes")
    @APIResponse(responseCode = "200", description = "The endpoint")
    @APIResponse(responseCode = "403", description = "The token has not the role ops")
    @APIResponse(responseCode = "404", description = "`webhook-unknown`")
    public Uni<WebhookEndpoint> endpoint(@RestPath @Size(max = 64) String endpoint) {
        return states.find(ConfiguredEndpoints.id(endpoint), this::view)
                .map(found -> found.orElseThrow(WebhookResource::notFound));
    }

    /** See the OpenAPI description. */
    @GET
    @Path("/{endpoint}/calls")
    @Operation(
            summary = "The calls of an endpoint",
            description =
                    "The newest 500, the newest first; with `state`, only those that wait or were delivered. Calls"
                            + " are kept for `ripen.nurture.webhooks.keep`, 30 days by default.")
    @APIResponse(responseCode = "200", description = "The calls")
    @APIResponse(responseCode = "400", description = "There is no such state")
    @APIResponse(responseCode = "403", description = "The token has not the role ops")
    @APIResponse(responseCode = "404", description = "`webhook-unknown`")
    public Uni<Calls> calls(
            @RestPath @Size(max = 64) String endpoint,
            @RestQuery @Nullable @Pattern(regexp = "waiting|delivered") String state) {
        return endpoint(endpoint).chain(known -> calls.ofEndpoint(known.name(), state));
    }

    /** See the OpenAPI description. */
    @POST
    @Path("/{endpoint}/enable")
    @Operation(
            summary = "Delivers again",
            description = "From the first call on that the endpoint has not got: calls go on being queued for a"
                    + " disabled endpoint, for as long as they are kept.")
    @APIResponse(responseCode = "204", description = "Enabled, now or before")
    @APIResponse(responseCode = "403", description = "The token has not the role ops")
    @APIResponse(responseCode = "404", description = "`webhook-unknown`")
    public Uni<Void> enable(@RestPath @Size(max = 64) String endpoint) {
        return endpoint(endpoint)
                .chain(known -> states.enable(ConfiguredEndpoints.id(known.name())))
                .replaceWithVoid();
    }

    /** See the OpenAPI description. */
    @POST
    @Path("/{endpoint}/disable")
    @Operation(summary = "Delivers nothing more until the endpoint is enabled")
    @APIResponse(responseCode = "204", description = "Disabled, now or before")
    @APIResponse(responseCode = "403", description = "The token has not the role ops")
    @APIResponse(responseCode = "404", description = "`webhook-unknown`")
    public Uni<Void> disable(@RestPath @Size(max = 64) String endpoint) {
        return endpoint(endpoint)
                .chain(known -> states.disable(ConfiguredEndpoints.id(known.name())))
                .replaceWithVoid();
    }

    /** See the OpenAPI description. */
    @POST
    @Path("/{endpoint}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Sends calls again",
            description = "Everything that was recorded for the endpoint since the instant, under the same ids, before"
                    + " what is newer. Calls are kept for `ripen.nurture.webhooks.keep`, 30 days by default.")
    @APIResponse(responseCode = "200", description = "How many calls were queued once more")
    @APIResponse(responseCode = "400", description = "`from` is missing or no instant from 1970 to 9999")
    @APIResponse(responseCode = "403", description = "The token has not the role ops")
    @APIResponse(responseCode = "404", description = "`webhook-unknown`")
    public Uni<Replayed> replay(@RestPath @Size(max = 64) String endpoint, @NotNull @Valid Replay replay) {
        if (!Instants.isUsable(replay.from())) {
            throw ErrorCode.INVALID_BODY.problem(
                    Response.Status.BAD_REQUEST,
                    "from must be in the years 1970 to 9999, for example 2026-03-01T00:00:00Z");
        }
        return endpoint(endpoint)
                .chain(known -> queue.replay(known.name(), replay.from()))
                .map(Replayed::new);
    }

    private WebhookEndpoint view(Row row, EndpointHealth health) {
        return WebhookEndpoint.of(row, health, configured.host(row.getString("name")));
    }

    private static HttpProblem notFound() {
        return ErrorCode.WEBHOOK_UNKNOWN.problem(
                Response.Status.NOT_FOUND, "GET /v1/webhooks lists the endpoints there are");
    }
}
