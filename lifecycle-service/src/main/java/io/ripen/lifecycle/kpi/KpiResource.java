package io.ripen.lifecycle.kpi;

import io.ripen.lifecycle.domain.StageModel;
import io.ripen.lifecycle.http.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The company's figures over HTTP, each as JSON and as CSV. */
@Path("/v1")
@RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.OPS})
@Tag(name = "figures")
class KpiResource {
    private final FigureReader figures;
    private final StageModel model;
    private final KpiConfig config;
    private final Clock clock;

    @Inject
    KpiResource(FigureReader figures, StageModel model, KpiConfig config, Clock clock) {
        this.figures = figures;
        this.model = model;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Path("kpis")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How many leads reached each stage, how good they were, what they cost, and what sales kept",
            description = "By period, source, campaign and owner. Counted with each event: the answer is a sum, and"
                    + " looks at no lead.")
    @APIResponse(
            responseCode = "200",
            description = "The figures; with Accept: text/csv one figure a line",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = KpiAnswer.class),
                            examples = @ExampleObject(name = "a week by source", value = Examples.KPIS)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-parameter`",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            examples = @ExampleObject(name = "invalid-parameter", value = Examples.PARAMETER)))
    public Uni<KpiAnswer> kpis(@BeanParam QuestionReader parameters) {
        Question question = parameters.recent(clock, config);
        return figures.figures(question, KpiAnswer.MEASURES)
                .chain(amounts -> figures.costs(question).map(costs -> {
                    TreeSet<Group> groups = new TreeSet<>(amounts.keySet());
                    groups.addAll(costs.keySet());
                    List<KpiAnswer.Row> rows = groups.stream()
                            .map(group -> KpiAnswer.row(
                                    group,
                                    amounts.getOrDefault(group, new Amounts()),
                                    costs.get(group),
                                    model.stageNames(),
                                    question.ofOwners()))
                            .toList();
                    return new KpiAnswer(
                            config.zone().getId(), config.currency(), question.from(), question.to(), rows);
                }));
    }

    @GET
    @Path("kpis")
    @Produces(FigureCsv.TYPE)
    @Operation(hidden = true)
    public Uni<String> kpiLines(@BeanParam QuestionReader parameters) {
        return kpis(parameters).map(answer -> FigureCsv.write(KpiLines.of(answer)));
    }

    @GET
    @Path("funnel")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How many leads stand where, and how many go on",
            description =
                    "Over all days unless the parameters say otherwise. `entered` counts steps: a lead that comes"
                            + " back is counted again. `cohorts` follows the leads of the period to whatever they reached later.")
    @APIResponse(
            responseCode = "200",
            description = "Stages in the model's order, and every way between them that the model allows;"
                    + " with Accept: text/csv one figure a line",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FunnelAnswer.class),
                            examples = @ExampleObject(name = "a small funnel", value = Examples.FUNNEL)))
    @APIResponse(responseCode = "400", description = "`invalid-parameter`")
    public Uni<FunnelAnswer> funnel(@BeanParam QuestionReader parameters) {
        Question question = parameters.ever();
        return figures.figures(question, FunnelAnswer.MEASURES)
                .map(amounts -> new FunnelAnswer(
                        config.zone().getId(),
                        amounts.entrySet().stream()
                                .map(row -> FunnelAnswer.row(row.getKey(), row.getValue(), model, question.ofOwners()))
                                .toList()));
    }

    @GET
    @Path("funnel")
    @Produces(FigureCsv.TYPE)
    @Operation(hidden = true)
    public Uni<String> funnelLines(@BeanParam QuestionReader parameters) {
        return funnel(parameters).map(answer -> FigureCsv.write(KpiLines.of(answer)));
    }

    @GET
    @Path("velocity")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How long leads stay in each stage, and how long they take to reach it",
            description = "A stay is counted in the period in which it ended. Medians are exact to one per cent.")
    @APIResponse(
            responseCode = "200",
            description = "Stages in the model's order; with Accept: text/csv one figure a line",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VelocityAnswer.class),
                            examples = @ExampleObject(name = "two stages", value = Examples.VELOCITY)))
    @APIResponse(responseCode = "400", description = "`invalid-parameter`")
    public Uni<VelocityAnswer> velocity(@BeanParam QuestionReader parameters) {
        Question question = parameters.recent(clock, config);
        return figures.figures(question, VelocityAnswer.MEASURES)
                .map(amounts -> new VelocityAnswer(
                        config.zone().getId(),
                        question.from(),
                        question.to(),
                        amounts.entrySet().stream()
                                .map(row -> VelocityAnswer.row(row.getKey(), row.getValue(), model.stageNames()))
                                .toList()));
    }

    @GET
    @Path("velocity")
    @Produces(FigureCsv.TYPE)
    @Operation(hidden = true)
    public Uni<String> velocityLines(@BeanParam QuestionReader parameters) {
        return velocity(parameters).map(answer -> FigureCsv.write(KpiLines.of(answer)));
    }
}
