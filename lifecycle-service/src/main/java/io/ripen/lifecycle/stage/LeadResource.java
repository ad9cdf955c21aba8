package io.ripen.lifecycle.stage;

import io.ripen.lifecycle.LifecycleConfig;
import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.domain.sla.ClockPhase;
import io.ripen.lifecycle.http.ErrorCode;
import io.ripen.lifecycle.http.PageCursor;
import io.ripen.lifecycle.http.Paging;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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
    private static final List<String> SLA_STATES = Stream.concat(
                    Arrays.stream(ClockPhase.values()).map(ClockPhase::word), Stream.of("paused"))
            .toList();
    private static final Pattern BAND = Pattern.compile("[A-D][1-4]");
    /** Later than every entry into a stage. */
    private static final PageCursor<Instant> START = new PageCursor<>(Instant.parse("9999-12-31T00:00:00Z"), "");

    private final LeadStageReads stages;
    private final LeadLists lists;
    private final Timelines timelines;
    private final StageModel model;
    private final int maxPageSize;

    LeadResource(
            LeadStageReads stages, LeadLists lists, Timelines timelines, StageModel model, LifecycleConfig config) {
        this.stages = stages;
        this.lists = lists;
        this.timelines = timelines;
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
            description = "`lead-unknown`",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "lead-unknown", value = Examples.LEAD_UNKNOWN)))
    public Uni<LeadStageAnswer> stage(
            @PathParam("id") @Parameter(description = "The lead's id", example = Examples.LEAD_ID) String leadId) {
        return stages.lead(leadId)
                .map(lead -> lead.orElseThrow(
                        () -> ErrorCode.LEAD_UNKNOWN.problem("lifecycle has seen no score of a lead with this id")));
    }

    @GET
    @Operation(
            summary = "Leads by stage, owner, SLA and band",
            description =
                    "The latest to enter their stage first, page by page. `sla=overdue&sla=breached&sla=escalated`"
                            + " lists the leads for which an agreed time is over.")
    @APIResponse(
            responseCode = "200",
            description = "Some of the leads",
            content =
                    @Content(
                            schema = @Schema(implementation = LeadPage.class),
                            examples = @ExampleObject(name = "a page", value = Examples.PAGE)))
    @APIResponse(
            responseCode = "400",
            description = "`stage-unknown`, `filter-missing`, `filter-unknown` or `invalid-parameter`",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "stage-unknown", value = Examples.STAGE_UNKNOWN)))
    public Uni<LeadPage> leads(
            @QueryParam("stage") @Nullable @Parameter(description = "A stage of the model", example = "MQL")
                    String stage,
            @QueryParam("owner") @Nullable @Parameter(description = "The sales user who owns them") String owner,
            @QueryParam("sla") @Parameter(description = "How far the most urgent clock has come") List<String> sla,
            @QueryParam("band") @Nullable @Parameter(description = "The band", example = "A1") String band,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Parameter(
                            description = "Most leads in the answer",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", defaultValue = "50"))
                    String limit,
            @QueryParam("after") @Nullable @Parameter(description = "The `next` of the page before") String after) {
        LeadFilter filter = checked(new LeadFilter(stage, owner, sla, band));
        return lists.page(filter, Paging.read(limit, maxPageSize, after, START, LeadResource::enteredAt));
    }

    /** The place of a cursor; bounded, because the database has no instants as far away as Java. */
    static Instant enteredAt(String text) {
        Instant place = Instant.parse(text);
        if (place.isBefore(Instant.EPOCH) || place.isAfter(START.place())) {
            throw new IllegalArgumentException("no lead has entered a stage then");
        }
        return place;
    }

    private LeadFilter checked(LeadFilter filter) {
        if (filter.isEmpty()) {
            throw ErrorCode.FILTER_MISSING.problem("pass at least one of stage, owner, sla and band");
        }
        if (filter.stage() != null && model.stage(filter.stage()).isEmpty()) {
            throw ErrorCode.STAGE_UNKNOWN.problem(
                    "stage", "pass one of the model's stages: " + String.join(", ", model.stageNames()));
        }
        if (!SLA_STATES.containsAll(filter.sla())) {
            throw ErrorCode.FILTER_UNKNOWN.problem("sla", "pass one of " + String.join(", ", SLA_STATES));
        }
        if (filter.band() != null && !BAND.matcher(filter.band()).matches()) {
            throw ErrorCode.FILTER_UNKNOWN.problem("band", "pass a letter A to D and a digit 1 to 4, for example A1");
        }
        return filter;
    }

    @GET
    @Path("{id}/timeline")
    @RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.OPS, Roles.PRIVACY})
    @Operation(
            summary = "What happened to a lead",
            description = "Stage changes, handovers, clocks and what sales said, refused commands too; the first one"
                    + " first. At most `ripen.lifecycle.max-page-size` entries, the latest; `isCut` says that there"
                    + " are older ones.")
    @APIResponse(
            responseCode = "200",
            description = "The timeline",
            content =
                    @Content(
                            schema = @Schema(implementation = Timeline.class),
                            examples = @ExampleObject(name = "a timeline", value = Examples.TIMELINE)))
    @APIResponse(responseCode = "404", description = "`lead-unknown`")
    public Uni<Timeline> timeline(
            @PathParam("id") @Parameter(description = "The lead's id", example = Examples.LEAD_ID) String leadId) {
        return timelines
                .of(leadId)
                .map(found -> found.orElseThrow(
                        () -> ErrorCode.LEAD_UNKNOWN.problem("lifecycle has seen no score of a lead with this id")));
    }
}
