package io.ripen.scoring.release;

import io.ripen.scoring.http.Parameters;
import io.ripen.scoring.http.Roles;
import io.ripen.scoring.http.StateChange;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Re-folds of all leads after a publication: progress, pause, resume, cancel. */
@Path("/v1/refolds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models", description = "Versions of scoring models: drafts, publication")
class RefoldResource {
    private static final int FASTEST = 100_000;

    private final RefoldJobs jobs;

    @Inject
    RefoldResource(RefoldJobs jobs) {
        this.jobs = jobs;
    }

    @GET
    @RolesAllowed({Roles.MARKETER, Roles.OPS})
    @Operation(operationId = "listRefolds", summary = "The latest 100 re-folds, the newest first")
    @APIResponse(responseCode = "200", description = "The re-folds")
    public Uni<List<RefoldJob>> list() {
        return jobs.list();
    }

    @GET
    @Path("{id:[0-9]{1,18}}")
    @RolesAllowed({Roles.MARKETER, Roles.OPS})
    @Operation(operationId = "getRefold", summary = "A re-fold with its progress")
    @APIResponse(responseCode = "200", description = "The re-fold")
    @APIResponse(responseCode = "404", description = "No such re-fold: refold-unknown")
    public Uni<RefoldJob> get(@PathParam("id") long id) {
        return jobs.find(id).map(found -> found.orElseThrow(ReleaseProblems::refoldUnknown));
    }

    @POST
    @Path("{id:[0-9]{1,18}}/pause")
    @RolesAllowed({Roles.MARKETER, Roles.OPS})
    @Operation(operationId = "pauseRefold", summary = "Stops asking leads until it is resumed")
    @APIResponse(responseCode = "200", description = "The re-fold")
    @APIResponse(responseCode = "404", description = "No such re-fold: refold-unknown")
    @APIResponse(responseCode = "409", description = "It does not run: refold-state")
    public Uni<RefoldJob> pause(@PathParam("id") long id) {
        return answer(id, jobs.pause(id));
    }

    @POST
    @Path("{id:[0-9]{1,18}}/resume")
    @RolesAllowed({Roles.MARKETER, Roles.OPS})
    @Operation(operationId = "resumeRefold", summary = "Goes on, or changes the rate of a running one")
    @APIResponse(responseCode = "200", description = "The re-fold")
    @APIResponse(responseCode = "400", description = "The throttle cannot be used: invalid-parameter")
    @APIResponse(responseCode = "404", description = "No such re-fold: refold-unknown")
    @APIResponse(responseCode = "409", description = "It has ended: refold-state")
    public Uni<RefoldJob> resume(
            @PathParam("id") long id,
            @Parameter(description = "Another throttle; the same as before if absent", example = "2000")
                    @QueryParam("leadsPerSecond")
                    @Schema(type = SchemaType.INTEGER)
                    @Nullable
                    String leadsPerSecond) {
        return answer(id, jobs.resume(id, leadsPerSecond == null ? null : rate(leadsPerSecond)));
    }

    @POST
    @Path("{id:[0-9]{1,18}}/cancel")
    @RolesAllowed({Roles.MARKETER, Roles.OPS})
    @Operation(
            operationId = "cancelRefold",
            summary = "Ends it: leads that were not folded anew are when they get their next input")
    @APIResponse(responseCode = "200", description = "The re-fold")
    @APIResponse(responseCode = "404", description = "No such re-fold: refold-unknown")
    @APIResponse(responseCode = "409", description = "It has ended: refold-state")
    public Uni<RefoldJob> cancel(@PathParam("id") long id) {
        return answer(id, jobs.cancel(id));
    }

    /** A rate that a request may name. */
    static int rate(String leadsPerSecond) {
        return Parameters.whole("leadsPerSecond", leadsPerSecond, 1, FASTEST);
    }

    private Uni<RefoldJob> answer(long id, Uni<Boolean> change) {
        return StateChange.of(() -> get(id), change, ReleaseProblems::refoldEnded);
    }
}
