package io.ripen.scoring.lead;

import io.ripen.scoring.ScoringConfig;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.EmailAddress;
import io.ripen.scoring.http.PageKey;
import io.ripen.scoring.http.Paging;
import io.ripen.scoring.http.Parameters;
import io.ripen.scoring.http.Problems;
import io.ripen.scoring.http.Roles;
import io.ripen.scoring.release.Aside;
import io.ripen.scoring.release.ModelInForce;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Leads and their scores. */
@Path("/v1/leads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "leads", description = "Leads and their scores")
class LeadResource {
    private final LeadReads leads;
    private final StandingLeads standing;
    private final LeadLists lists;
    private final ModelInForce models;
    private final ScoringConfig config;
    private final Clock clock;

    @Inject
    LeadResource(
            LeadReads leads,
            StandingLeads standing,
            LeadLists lists,
            ModelInForce models,
            ScoringConfig config,
            Clock clock) {
        this.leads = leads;
        this.standing = standing;
        this.lists = lists;
        this.models = models;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.OPS})
    @Operation(operationId = "listLeads", summary = "Leads by falling score, page by page")
    @APIResponse(responseCode = "200", description = "A page of leads")
    @APIResponse(responseCode = "400", description = "A parameter cannot be used: invalid-parameter")
    public Uni<LeadPage> list(
            @Parameter(description = "The only order there is: -score", example = "-score")
                    @QueryParam("sort")
                    @DefaultValue(Paging.ORDER)
                    String sort,
            @Parameter(description = "Most leads on a page, 1 to 200", example = "50")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    String limit,
            @Parameter(description = "The next member of the page before") @QueryParam("after") @Nullable String after,
            @Parameter(description = "Only leads of these bands, separated by commas", example = "A1,A2")
                    @QueryParam("band")
                    @Nullable
                    String band,
            @Parameter(description = "Only leads with at least so many points in total", example = "50")
                    @QueryParam("min-total")
                    @Nullable
                    String minTotal,
            @Parameter(description = "Only leads with at most so many points in total", example = "69.99")
                    @QueryParam("max-total")
                    @Nullable
                    String maxTotal,
            @Parameter(description = "Only leads with this interest", example = "price") @QueryParam("topic") @Nullable
                    String topic,
            @Parameter(description = "Only leads with an interest in this product", example = "fleet")
                    @QueryParam("product")
                    @Nullable
                    String product) {
        Paging paging = Paging.read(sort, limit, after);
        return models.now()
                .map(model -> LeadFilter.read(band, minTotal, maxTotal, topic, product, model))
                .flatMap(filter -> lists.top(paging.limit(), paging.after(), filter))
                .map(found -> new LeadPage(
                        paging.page(found),
                        paging.next(found, lead -> PageKey.of(lead.score().total(), lead.leadId()))));
    }

    @GET
    @Path("summary")
    @RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.OPS, Roles.PRIVACY})
    @Operation(operationId = "summariseLeads", summary = "How many visitors and leads there are, and leads per band")
    @APIResponse(responseCode = "200", description = "The numbers")
    public Uni<LeadSummary> summary() {
        return leads.summary();
    }

    @GET
    @Path("by-email")
    @RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.PRIVACY})
    @Operation(operationId = "findLeadByEmail", summary = "The lead with a mail address")
    @APIResponse(responseCode = "200", description = "The lead")
    @APIResponse(responseCode = "400", description = "No address, or none that can be one: invalid-parameter")
    @APIResponse(responseCode = "404", description = "No lead has this address: email-unknown")
    public Uni<LeadItem> byEmail(
            @Parameter(description = "The address, any case", required = true, example = "ada@acme.example")
                    @QueryParam("email")
                    @Nullable
                    String email) {
        if (email == null || email.isBlank()) {
            throw Problems.invalidQuery("email", "Give the mail address.");
        }
        Optional<String> address = EmailAddress.normalise(email);
        if (address.isEmpty()) {
            throw Problems.invalidQuery("email", "This cannot be a mail address.");
        }
        return leads.byEmail(address.get()).map(found -> found.orElseThrow(LeadProblems::emailUnknown));
    }

    @GET
    @Path("{id}/score")
    @RolesAllowed({Roles.SALES, Roles.MARKETER, Roles.PRIVACY})
    @Operation(
            operationId = "getLeadScore",
            summary = "A lead's score at an instant, with the receipt that adds up to it")
    @APIResponse(responseCode = "200", description = "The score")
    @APIResponse(responseCode = "400", description = "A parameter cannot be used: invalid-parameter")
    @APIResponse(
            responseCode = "308",
            description = "The lead was merged: lead-merged; Location asks the same of the lead that has its history")
    @APIResponse(responseCode = "409", description = "The lead is just being parted from another one: merge-under-way")
    @APIResponse(responseCode = "410", description = "The person was forgotten: lead-erased")
    @APIResponse(
            responseCode = "404",
            description = "No such lead: lead-unknown; or it had no touchpoint yet: before-first-touchpoint")
    public Uni<LeadScoreView> score(
            @Parameter(description = "The lead", schema = @Schema(format = "uuid")) @PathParam("id") String id,
            @Parameter(
                            description =
                                    "The instant, RFC 3339; now if absent. Later instants show what decay will do",
                            example = "2025-05-01T12:00:00Z")
                    @QueryParam("at")
                    @Nullable
                    String at,
            @Context UriInfo request) {
        Instant instant = at == null ? clock.instant() : Parameters.instant("at", at);
        return models.now()
                .flatMap(model -> standing.of(id, model, request).flatMap(lead -> score(lead, instant, model)));
    }

    private Uni<LeadScoreView> score(Lead lead, Instant at, ScoringModel model) {
        return leads.foldedAt(lead, at, model).flatMap(folded -> {
            // A lead all of whose touchpoints were judged a machine's has a score of nothing since then.
            if (folded.last() == null && at.isBefore(lead.asOf())) {
                throw LeadProblems.beforeFirstTouchpoint();
            }
            return Aside.work(() -> LeadScoreView.of(lead.id(), folded, at, model, config.outlook()));
        });
    }
}
