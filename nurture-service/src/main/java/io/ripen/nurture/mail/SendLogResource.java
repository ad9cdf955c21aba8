package io.ripen.nurture.mail;

import io.ripen.nurture.http.Roles;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Hands out the log of all mails. */
@Path("/v1/emails/export")
@RolesAllowed({Roles.MARKETER, Roles.OPS, Roles.PRIVACY})
@Tag(name = "E-mails")
public final class SendLogResource {
    private static final Logger LOG = Logger.getLogger(SendLogResource.class);
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv;charset=utf-8;qs=0.5";

    private final SendLog log;
    private final Clock clock;

    @Inject
    SendLogResource(SendLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** See the OpenAPI description. */
    @GET
    @Produces(NDJSON)
    @Operation(
            summary = "The log of mails, as one stream",
            description = "Every mail decided on in a time, the oldest first, with state, reason and times, and no"
                    + " address. `from` (inclusive) and `to` (exclusive, by default now) are dates in UTC or instants."
                    + " One JSON object a line; with `Accept: text/csv` CSV with a header. Of any length: it is read"
                    + " as fast as it is taken. If it cannot be finished the connection is cut before the last chunk.")
    @APIResponse(
            responseCode = "200",
            description = "The mails",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = SendLogLine.class)))
    @APIResponse(responseCode = "400", description = "A parameter cannot be understood")
    @APIResponse(responseCode = "401", description = "No valid bearer token")
    @APIResponse(responseCode = "403", description = "None of the roles marketer, ops, privacy")
    public Multi<SendLogLine> lines(
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Size(max = 64) @Nullable String journey,
            @RestQuery @Nullable String state,
            @Context HttpServerRequest request) {
        Multi<SendLogLine> lines = log.pages(SendLogQuestion.of(from, to, journey, state, clock.instant()))
                .onItem()
                .disjoint();
        return cutIfBroken(lines, request);
    }

    /** The same as {@link #lines}, as CSV. */
    @GET
    @Produces(CSV)
    @Operation(hidden = true)
    public Multi<String> csv(
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Size(max = 64) @Nullable String journey,
            @RestQuery @Nullable String state,
            @Context HttpServerRequest request) {
        Multi<String> lines = log.pages(SendLogQuestion.of(from, to, journey, state, clock.instant()))
                .map(SendLogCsv::lines);
        return cutIfBroken(
                Multi.createBy().concatenating().streams(Multi.createFrom().item(SendLogCsv::header), lines), request);
    }

    /** A log that ended early must not look whole, and the framework would leave the caller waiting. */
    private static <T> Multi<T> cutIfBroken(Multi<T> lines, HttpServerRequest request) {
        return lines.onFailure().invoke(failure -> {
            LOG.warnf(
                    "RIPEN-N-340 send log breaks off failure=%s",
                    failure.getClass().getName());
            if (request.response().headWritten()) {
                request.connection().close();
            }
        });
    }
}
