package io.ripen.nurture.journey;

import io.ripen.nurture.domain.Journeys;
import io.ripen.nurture.http.ErrorCode;
import io.ripen.nurture.http.Roles;
import io.ripen.nurture.journey.JourneyNumbers.Stopped;
import io.ripen.nurture.journey.VariantWinners.Decided;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows who is where in which journey. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MARKETER, Roles.SALES, Roles.OPS})
@Tag(name = "Journeys")
public final class JourneyResource {
    private final JourneyReads reads;
    private final JourneyCounts counts;
    private final Journeys journeys;
    private final VariantWinners winners;

    @Inject
    JourneyResource(JourneyReads reads, JourneyCounts counts, Journeys journeys, VariantWinners winners) {
        this.reads = reads;
        this.counts = counts;
        this.journeys = journeys;
        this.winners = winners;
    }

    /** See the OpenAPI description. */
    @GET
    @Path("/leads/{leadId}/journeys")
    @Operation(
            summary = "The journeys of one lead",
            description = "The newest 500 entries, the newest first. A lead that is on its way shows the step at which"
                    + " it waits, for what, and until when at the latest. A lead without any journey, also one that"
                    + " nobody knows, has an empty list.")
    @APIResponse(responseCode = "200", description = "The lead's journeys")
    @APIResponse(responseCode = "401", description = "No valid bearer token")
    @APIResponse(responseCode = "403", description = "None of the roles marketer, sales, ops")
    public Uni<LeadJourneys> ofLead(@RestPath @Size(max = 200) String leadId) {
        return reads.ofLead(leadId);
    }

    /** See the OpenAPI description. */
    @GET
    @Path("/journeys/{journey}/numbers")
    @Operation(
            summary = "What came of a journey",
            description =
                    "Entries by state and by reason of leaving; mails sent, delivered, opened, clicked, bounced and"
                            + " suppressed by reason, in all and by step and variant; and how many leads entered a goal"
                            + " stage, with the confidence interval of 95 %, against those held out. Over all versions,"
                            + " or one `version`.")
    @APIResponse(responseCode = "200", description = "The numbers")
    @APIResponse(responseCode = "400", description = "`invalid-parameter`: the version is no number")
    @APIResponse(responseCode = "401", description = "No valid bearer token")
    @APIResponse(responseCode = "403", description = "None of the roles marketer, sales, ops")
    @APIResponse(responseCode = "404", description = "`journey-unknown`")
    public Uni<JourneyNumbers> numbers(
            @RestPath @Size(max = 64) String journey,
            @RestQuery("version") @Nullable @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
                    String text) {
        Integer version = version(text);
        return counts.of(journey, version)
                .chain(figures ->
                        winners.all().map(all -> figures.numbers(journey).with(stopped(all, journey, version))))
                .invoke(numbers -> {
                    if (numbers.entered() == 0 && journeys.find(journey).isEmpty()) {
                        throw ErrorCode.JOURNEY_UNKNOWN.problem(
                                Response.Status.NOT_FOUND,
                                "no journey of this name is in force, and nobody ever was in one");
                    }
                });
    }

    private static @Nullable Integer version(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw ErrorCode.INVALID_PARAMETER.problem(
                    Response.Status.BAD_REQUEST, "version must be a whole number from 1");
        }
    }

    private static List<Stopped> stopped(List<Decided> all, String journey, @Nullable Integer version) {
        return all.stream()
                .filter(decided -> decided.winner().journey().equals(journey)
                        && (version == null || version == decided.winner().version()))
                .map(decided -> new Stopped(
                        decided.winner().version(),
                        decided.winner().step(),
                        decided.winner().variant(),
                        decided.winner().since(),
                        decided.evidence()))
                .toList();
    }
}
