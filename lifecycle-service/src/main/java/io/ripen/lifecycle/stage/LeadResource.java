package io.ripen.lifecycle.stage;

import io.ripen.lifecycle.LifecycleConfig;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.http.ErrorCode;
import io.ripen.lifecycle.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Leads and their stages over HTTP. */
@Path("/v1/leads")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.OPS})
@Tag(name = "leads")
class LeadResource {
    private final StageReader stages;
    private final StageModel model;
    private final int maxPageSize;

    LeadResource(StageReader stages, StageModel model, LifecycleConfig config) {
        this.stages = stages;
        this.model = model;
        this.maxPageSize = config.maxPageSize();
    }

    @GET
    @Path("{id}/stage")
    @Operation(
            summary = "Where a lead stands",
            description = "The stage, every step that led there with the values that each guard saw, and what is"
                    + " missing for the next stage.")
    @APIResponse(
            responseCode = "200",
            description = "The lead",
            content =
                    @Content(
                            schema = @Schema(implementation = LeadStageAnswer.class),
                            examples = @ExampleObject(name = "an MQL", value = Examples.LEAD)))
    @APIResponse(
            responseCode = "404",
            description = "`lead-not-found`",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "lead-not-found", value = Examples.LEAD_NOT_FOUND)))
    public Uni<LeadStageAnswer> stage(
            @PathParam("id") @Parameter(description = "The lead's id", example = Examples.LEAD_ID) String leadId) {
        return stages.lead(leadId)
                .map(lead -> lead.orElseThrow(
                        () -> ErrorCode.LEAD_NOT_FOUND.problem("lifecycle has seen no score of a lead with this id")));
    }

    @GET
    @Operation(summary = "The leads in a stage", description = "The latest to enter first, page by page.")
    @APIResponse(
            responseCode = "200",
            description = "Some of the leads",
            content =
                    @Content(
                            schema = @Schema(implementation = LeadPage.class),
                            examples = @ExampleObject(name = "a page", value = Examples.PAGE)))
    @APIResponse(
            responseCode = "400",
            description = "`stage-unknown`, `limit-out-of-range` or `cursor-invalid`",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "stage-unknown", value = Examples.STAGE_UNKNOWN)))
    public Uni<LeadPage> inStage(
            @QueryParam("stage")
                    @Nullable
                    @Parameter(description = "A stage of the model", required = true, example = "MQL")
                    String stage,
            @QueryParam("limit") @DefaultValue("50") @Parameter(description = "Most leads in the answer") int limit,
            @QueryParam("after") @Nullable @Parameter(description = "The `next` of the page before") String after) {
        if (stage == null || model.stage(stage).isEmpty()) {
            throw ErrorCode.STAGE_UNKNOWN.problem(
                    "stage", "pass one of the model's stages: " + String.join(", ", model.stageNames()));
        }
        if (limit < 1 || limit > maxPageSize) {
            throw ErrorCode.LIMIT_OUT_OF_RANGE.problem("limit", "allowed are 1 to " + maxPageSize);
        }
        Optional<PageCursor> place = after == null ? Optional.of(PageCursor.START) : PageCursor.decoded(after);
        return place.map(cursor -> stages.leadsIn(stage, cursor, limit))
                .orElseThrow(() -> ErrorCode.CURSOR_INVALID.problem(
                        "after", "pass the member 'next' of an earlier page as it is"));
    }
}
