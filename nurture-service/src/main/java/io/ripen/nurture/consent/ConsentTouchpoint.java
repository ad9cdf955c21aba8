package io.ripen.nurture.consent;

import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.lead.OwnTouchpoints;
import io.ripen.nurture.lead.OwnTouchpoints.Happened;
import java.util.List;
import java.util.Map;

/** What a person said on one of our pages, as the touchpoint that scoring hears of. */
final class ConsentTouchpoint {
    private ConsentTouchpoint() {}

    static TouchpointCaptured of(ConsentStatement said) {
        return OwnTouchpoints.of(
                said.id(),
                said.link().leadId(),
                said.link().mailKey(),
                new Happened(said.type(), said.name(), grants(said), Map.of()),
                said.at());
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
