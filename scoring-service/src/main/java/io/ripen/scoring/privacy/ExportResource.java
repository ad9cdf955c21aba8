package io.ripen.scoring.privacy;

import io.ripen.scoring.ScoringConfig;
import io.ripen.scoring.command.LeadDesk;
import io.ripen.scoring.contract.ScoreWriter;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.http.Parameters;
import io.ripen.scoring.http.Problems;
import io.ripen.scoring.http.Roles;
import io.ripen.scoring.lead.FactView;
import io.ripen.scoring.lead.LeadReads;
import io.ripen.scoring.lead.LeadScoreView;
import io.ripen.scoring.release.Aside;
import io.ripen.scoring.release.FewAtOnce;
import io.ripen.scoring.release.ModelInForce;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The right to know. */
@Path("/v1/leads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "privacy", description = "Consent, erasure and export")
class ExportResource {
    /** Exports that are put together at once. */
    private static final int MOST = 2;

    private final FewAtOnce exports = new FewAtOnce(MOST);
    private final LeadDesk desk;
    private final LeadReads leads;
    private final ExportReads reads;
    private final ModelInForce models;
    private final ScoringConfig config;
    private final Clock clock;

    @Inject
    ExportResource(
            LeadDesk desk, LeadReads leads, ExportReads reads, ModelInForce models, ScoringConfig config, Clock clock) {
        this.desk = desk;
        this.leads = leads;
        this.reads = reads;
        this.models = models;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Path("{id}/export")
    @RolesAllowed(Roles.PRIVACY)
    @Operation(
            operationId = "exportLead",
            summary = "Everything that is known about a person, many touchpoints page by page")
    @APIResponse(responseCode = "200", description = "All of it")
    @APIResponse(responseCode = "400", description = "after is not of an answer before: invalid-parameter")
    @APIResponse(responseCode = "404", description = "lead-unknown")
    @APIResponse(responseCode = "409", description = "merge-under-way: ask again in a moment")
    @APIResponse(responseCode = "410", description = "lead-erased")
    public Uni<LeadExport> export(
            @Parameter(description = "The lead") @PathParam("id") String id,
            @Parameter(description = "The next member of the answer before, for the touchpoints behind its last one")
                    @QueryParam("after")
                    @Nullable
                    String after) {
        UUID leadId = Parameters.leadId(id);
        ExportPlace place = after == null
                ? ExportPlace.START
                : ExportPlace.decode(after)
                        .orElseThrow(
                                () -> Problems.invalidQuery("after", "Give the next member of the answer before."));
        return models.now()
                .flatMap(model -> desk.holder(leadId)
                        .flatMap(holder -> leads.lead(holder, model))
                        .map(found -> found.orElseThrow(Problems::leadUnknown))
                        .flatMap(lead -> exports.run(() -> export(lead, place, model))));
    }

    private Uni<LeadExport> export(Lead lead, ExportPlace place, ScoringModel model) {
        List<String> all = new ArrayList<>(new TreeSet<>(lead.merges().joined().keySet()));
        List<String> withHolder = new ArrayList<>(all);
        withHolder.add(lead.id());
        Instant now = clock.instant();
        FactView facts = FactView.of(lead.id(), lead.folded().facts());
        return Uni.combine()
                .all()
                .unis(
                        reads.addresses(withHolder),
                        reads.merges(withHolder),
                        reads.touchpoints(lead.segments(), place),
                        reads.accounts(withHolder),
                        reads.outcomes(withHolder),
                        reads.enrichment(withHolder),
                        score(lead, now, model))
                .with((addresses, merges, touchpoints, accounts, outcomes, enrichment, score) -> new LeadExport(
                        lead.id(),
                        now,
                        all,
                        addresses,
                        facts.facts(),
                        facts.refused(),
                        ScoreWriter.profile(lead.folded()).consents(),
                        score.view(),
                        merges,
                        touchpoints.kept(),
                        touchpoints.next() == null ? null : touchpoints.next().encoded(),
                        accounts,
                        outcomes,
                        enrichment));
    }

    private record Scored(@Nullable LeadScoreView view) {}

    private Uni<Scored> score(Lead lead, Instant now, ScoringModel model) {
        return leads.foldedAt(lead, now, model)
                .flatMap(folded -> Aside.work(() -> new Scored(
                        folded.last() == null
                                ? null
                                : LeadScoreView.of(lead.id(), folded, now, model, config.outlook()))));
    }
}
