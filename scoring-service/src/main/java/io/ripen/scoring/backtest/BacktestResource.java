package io.ripen.scoring.backtest;

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
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Backtests: progress, reports, cancel. */
@Path("/v1/backtests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "backtests", description = "Drafts tried on what has happened")
class BacktestResource {
    private final BacktestJobs jobs;

    @Inject
    BacktestResource(BacktestJobs jobs) {
        this.jobs = jobs;
    }

    @GET
    @RolesAllowed({Roles.MARKETER, Roles.OPS})
    @Operation(operationId = "listBacktests", summary = "The latest 100 backtests, the newest first, without reports")
    @APIResponse(responseCode = "200", description = "The backtests")
    public Uni<List<Backtest>> list() {
        return jobs.list();
    }

    @GET
    @Path("{id:[0-9]{1,18}}")
    @RolesAllowed({Roles.MARKETER, Roles.OPS})
    @Operation(operationId = "getBacktest", summary = "A backtest with its progress, and its report once it is done")
    @APIResponse(responseCode = "200", description = "The backtest")
    @APIResponse(responseCode = "404", description = "No such backtest: backtest-unknown")
    public Uni<Backtest> get(@PathParam("id") long id) {
        return jobs.find(id).map(found -> found.orElseThrow(BacktestProblems::backtestUnknown));
    }

    @POST
    @Path("{id:[0-9]{1,18}}/cancel")
    @RolesAllowed({Roles.MARKETER, Roles.OPS})
    @Operation(operationId = "cancelBacktest", summary = "Ends a backtest without a report")
    @APIResponse(responseCode = "200", description = "The backtest")
    @APIResponse(responseCode = "404", description = "No such backtest: backtest-unknown")
    @APIResponse(responseCode = "409", description = "It has ended: backtest-state")
    public Uni<Backtest> cancel(@PathParam("id") long id) {
        return StateChange.of(() -> get(id), jobs.cancel(id), BacktestProblems::backtestEnded);
    }
}
