package io.ripen.lifecycle.stage;

import io.ripen.lifecycle.domain.Funnel;
import io.ripen.lifecycle.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The funnel over HTTP. */
@Path("/v1/funnel")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.OPS})
@Tag(name = "funnel")
class FunnelResource {
    private final StageReader stages;

    FunnelResource(StageReader stages) {
        this.stages = stages;
    }

    @GET
    @Operation(
            summary = "How many leads stand where, and how many go on",
            description = "Counted with each step, so that the answer takes as long for a million leads as for one."
                    + " `entered` counts steps: a lead that comes back is counted again.")
    @APIResponse(
            responseCode = "200",
            description = "Stages in the model's order, and every way between them that the model allows",
            content =
                    @Content(
                            schema = @Schema(implementation = Funnel.class),
                            examples = @ExampleObject(name = "a small funnel", value = Examples.FUNNEL)))
    public Uni<Funnel> funnel() {
        return stages.funnel();
    }
}
