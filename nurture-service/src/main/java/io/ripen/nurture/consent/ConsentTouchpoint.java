package io.ripen.nurture.consent;

import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.nurture.domain.ConsentPurpose;
import io.ripen.nurture.domain.ConsentStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What a person said on one of our pages, as the touchpoint that scoring hears of. */
final class ConsentTouchpoint {
    /** The site of touchpoints that Ripen makes itself. */
    private static final String SITE = "ripen";

    private static final String PROTOCOL = "nurture";

    private ConsentTouchpoint() {}

    static TouchpointCaptured of(ConsentStatement said) {
        String leadId = said.link().leadId();
        String user = "lead:" + leadId;
        Instant when = said.at().truncatedTo(ChronoUnit.MILLIS);
        return new TouchpointCaptured(
                said.id(),
                SITE,
                "u:" + user,
                null,
                user,
                said.type(),
                said.name(),
                when,
                when,
                TimeRule.RECEIPT,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                grants(said),
                Map.of(),
                new Origin(PROTOCOL, null, null, null, null),
                new TrackedMail(leadId, said.link().mailKey(), null));
    }

    private static List<ConsentGrant> grants(ConsentStatement said) {
        return said.consents().entrySet().stream()
                .map(consent -> new ConsentGrant(
                        purpose(consent.getKey()),
                        status(consent.getValue()),
                        said.at(),
                        said.source(),
                        said.wording().version()))
                .toList();
    }

    private static io.ripen.contracts.lead.ConsentPurpose purpose(ConsentPurpose purpose) {
        return switch (purpose) {
            case CONTACT_BY_MAIL -> io.ripen.contracts.lead.ConsentPurpose.CONTACT_BY_MAIL;
            case WEB_TRACKING -> io.ripen.contracts.lead.ConsentPurpose.WEB_TRACKING;
            case MAIL_TRACKING -> io.ripen.contracts.lead.ConsentPurpose.MAIL_TRACKING;
            case PROFILING -> io.ripen.contracts.lead.ConsentPurpose.PROFILING;
        };
    }

    private static io.ripen.contracts.lead.ConsentStatus status(ConsentStatus status) {
        return switch (status) {
            case CONFIRMED -> io.ripen.contracts.lead.ConsentStatus.CONFIRMED;
            case GRANTED -> io.ripen.contracts.lead.ConsentStatus.GRANTED;
            case WITHDRAWN -> io.ripen.contracts.lead.ConsentStatus.WITHDRAWN;
            case NOT_GIVEN -> io.ripen.contracts.lead.ConsentStatus.UNKNOWN;
        };
    }
}
