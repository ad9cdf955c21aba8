package io.ripen.scoring.lead;

import io.ripen.scoring.command.LeadDesk;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.http.Parameters;
import io.ripen.scoring.http.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Finds the lead that a request names, or says where to ask instead. */
@Singleton
class StandingLeads {
    private final LeadReads leads;
    private final LeadDesk desk;

    @Inject
    StandingLeads(LeadReads leads, LeadDesk desk) {
        this.leads = leads;
        this.desk = desk;
    }

    /**
     * The lead, if it stands for itself. A lead that is just being parted from another one is waited for; its row names
     * the other person until its histories are back.
     *
     * @param id the path parameter
     * @param request whose address is told anew with the survivor's id
     * @return fails with 404 for an unknown lead, 410 for a forgotten one, 308 for a merged one and 409 for one that is
     *     not settled in time
     */
    Uni<Lead> of(String id, ScoringModel model, UriInfo request) {
        UUID leadId = Parameters.leadId(id);
        return known(leadId, model).flatMap(lead -> {
            if (lead.erasure() != null) {
                throw Problems.leadErased();
            }
            return lead.merges().into() == null ? Uni.createFrom().item(lead) : parted(leadId, model, request);
        });
    }

    private Uni<Lead> parted(UUID leadId, ScoringModel model, UriInfo request) {
        return desk.holder(leadId).flatMap(holder -> {
            if (!holder.equals(leadId)) {
                throw LeadProblems.leadMerged(holder, request.getRequestUri());
            }
            return known(leadId, model);
        });
    }

    private Uni<Lead> known(UUID leadId, ScoringModel model) {
        return leads.lead(leadId, model).map(found -> found.orElseThrow(Problems::leadUnknown));
    }
}
