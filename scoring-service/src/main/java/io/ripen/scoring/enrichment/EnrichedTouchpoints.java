package io.ripen.scoring.enrichment;

import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.OwnVisitor;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.scoring.contract.FactOrigins;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Company data as a touchpoint like any other. Its id follows from lead and domain, so that an answer which is sent
 * twice counts once; and it never makes a lead. It names the lead as a link of our mails does: an address among the facts
 * would be told again, also after it was withdrawn.
 */
final class EnrichedTouchpoints {
    private static final String MAIL_KEY = "enrichment";

    private EnrichedTouchpoints() {}

    static TouchpointCaptured touchpoint(EnrichmentRequest request, CompanyData data, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        String user = FactOrigins.ENRICHMENT + ":" + request.leadId();
        return new TouchpointCaptured(
                user + ":" + request.domain(),
                OwnVisitor.SITE,
                OwnVisitor.key(user),
                null,
                user,
                TouchpointType.IDENTIFY,
                null,
                at,
                at,
                TimeRule.RECEIPT,
                null,
                null,
                null,
                null,
                new LeadFacts(
                        null,
                        null,
                        null,
                        null,
                        null,
                        data.company(),
                        data.companySize(),
                        data.industry(),
                        data.country(),
                        null,
                        null),
                List.of(),
                List.of(),
                Map.of(),
                new Origin(FactOrigins.ENRICHMENT, null, null, null, null),
                new TrackedMail(request.leadId(), MAIL_KEY, null));
    }
}
