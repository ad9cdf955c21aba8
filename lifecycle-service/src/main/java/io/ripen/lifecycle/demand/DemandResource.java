package io.ripen.lifecycle.demand;

import io.ripen.lifecycle.domain.kpi.Measure;
import io.ripen.lifecycle.http.Roles;
import io.ripen.lifecycle.kpi.FigureCsv;
import io.ripen.lifecycle.kpi.FigureReader;
import io.ripen.lifecycle.kpi.KpiConfig;
import io.ripen.lifecycle.kpi.Question;
import io.ripen.lifecycle.kpi.QuestionReader;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The demand side over HTTP, each answer as JSON and as CSV. */
@Path("/v1/demand")
@RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.OPS})
@Tag(name = "demand")
class DemandResource {
    private final FigureReader figures;
    private final KpiConfig config;
    private final Clock clock;

    @Inject
    DemandResource(FigureReader figures, KpiConfig config, Clock clock) {
        this.figures = figures;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Path("traffic")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Visitors, visits and touchpoints by channel",
            description = "Channels follow from the campaign's medium and source, else from the referring site and a"
                    + " published list of search engines, social networks and mail services. What machines did is left"
                    + " out.")
    @APIResponse(
            responseCode = "200",
            description = "The traffic; with Accept: text/csv one figure a line",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TrafficAnswer.class),
                            examples = @ExampleObject(name = "a month", value = Examples.TRAFFIC)))
    @APIResponse(responseCode = "400", description = "`invalid-parameter`")
    public Uni<TrafficAnswer> traffic(@BeanParam QuestionReader parameters) {
        Question question = parameters.recent(clock, config);
        return figures.figures(question, TrafficAnswer.MEASURES)
                .map(amounts -> new TrafficAnswer(
                        config.zone().getId(),
                        question.from(),
                        question.to(),
                        amounts.entrySet().stream()
                                .map(row -> TrafficAnswer.row(row.getKey(), row.getValue()))
                                .toList()));
    }

    @GET
    @Path("traffic")
    @Produces(FigureCsv.TYPE)
    @Operation(hidden = true)
    public Uni<String> trafficLines(@BeanParam QuestionReader parameters) {
        return traffic(parameters).map(answer -> FigureCsv.write(answer.lines()));
    }

    @GET
    @Path("content")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How often content was used, by asset, topic and journey phase")
    @APIResponse(
            responseCode = "200",
            description = "The uses; with Accept: text/csv one figure a line",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ContentAnswer.class),
                            examples = @ExampleObject(name = "a month", value = Examples.CONTENT)))
    @APIResponse(responseCode = "400", description = "`invalid-parameter`")
    public Uni<ContentAnswer> content(@BeanParam QuestionReader parameters) {
        return uses(parameters, ContentAnswer.CONTENT);
    }

    @GET
    @Path("content")
    @Produces(FigureCsv.TYPE)
    @Operation(hidden = true)
    public Uni<String> contentLines(@BeanParam QuestionReader parameters) {
        return content(parameters).map(answer -> FigureCsv.write(answer.lines()));
    }

    @GET
    @Path("events")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Registrations for webinars, attendances, and visits to events")
    @APIResponse(
            responseCode = "200",
            description = "The events; with Accept: text/csv one figure a line",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ContentAnswer.class),
                            examples = @ExampleObject(name = "a webinar", value = Examples.EVENTS)))
    @APIResponse(responseCode = "400", description = "`invalid-parameter`")
    public Uni<ContentAnswer> events(@BeanParam QuestionReader parameters) {
        return uses(parameters, ContentAnswer.EVENTS);
    }

    @GET
    @Path("events")
    @Produces(FigureCsv.TYPE)
    @Operation(hidden = true)
    public Uni<String> eventLines(@BeanParam QuestionReader parameters) {
        return events(parameters).map(answer -> FigureCsv.write(answer.lines()));
    }

    private Uni<ContentAnswer> uses(QuestionReader parameters, List<Measure> measures) {
        Question question = parameters.recent(clock, config);
        return figures.figures(question, measures)
                .map(amounts -> new ContentAnswer(
                        config.zone().getId(),
                        question.from(),
                        question.to(),
                        amounts.entrySet().stream()
                                .map(row -> ContentAnswer.row(row.getKey(), row.getValue(), measures))
                                .toList()));
    }
}
