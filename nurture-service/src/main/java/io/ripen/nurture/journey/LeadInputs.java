package io.ripen.nurture.journey;

import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.privacy.ConsentChanged;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.nurture.domain.Consent;
import io.ripen.nurture.domain.ConsentPurpose;
import io.ripen.nurture.domain.ConsentStatus;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.domain.Quarantine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Translates received events into what they mean to nurture. */
final class LeadInputs {
    private LeadInputs() {}

    /** The input; empty for an event that means nothing here. */
    static Optional<LeadInput> of(Record event) {
        return switch (event) {
            case StageChanged changed ->
                Optional.of(new LeadInput.StageEntered(
                        changed.to(),
                        facts(changed.profile().facts()),
                        consents(changed.profile().consents()),
                        quarantine(changed.quarantine())));
            case ConsentChanged changed -> consent(changed.consent()).map(LeadInput.ConsentChanged::new);
            case LeadErasureRequested requested -> Optional.of(new LeadInput.ErasureRequested());
            default -> Optional.empty();
        };
    }

    private static @Nullable Quarantine quarantine(io.ripen.contracts.stage.@Nullable Quarantine quarantine) {
        return quarantine == null ? null : new Quarantine(quarantine.until());
    }

    private static Facts facts(LeadFacts facts) {
        return new Facts(facts.email(), facts.name(), facts.company(), facts.timeZone(), facts.locale());
    }

    private static List<Consent> consents(List<ConsentGrant> grants) {
        return grants.stream().flatMap(grant -> consent(grant).stream()).toList();
    }

    private static Optional<Consent> consent(ConsentGrant grant) {
        return purpose(grant.purpose()).map(purpose -> new Consent(purpose, status(grant.status()), grant.at()));
    }

    private static Optional<ConsentPurpose> purpose(io.ripen.contracts.lead.ConsentPurpose purpose) {
        return switch (purpose) {
            case CONTACT_BY_MAIL -> Optional.of(ConsentPurpose.CONTACT_BY_MAIL);
            case WEB_TRACKING -> Optional.of(ConsentPurpose.WEB_TRACKING);
            case MAIL_TRACKING -> Optional.of(ConsentPurpose.MAIL_TRACKING);
            case PROFILING -> Optional.of(ConsentPurpose.PROFILING);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static ConsentStatus status(io.ripen.contracts.lead.ConsentStatus status) {
        return switch (status) {
            case GRANTED -> ConsentStatus.GRANTED;
            case CONFIRMED -> ConsentStatus.CONFIRMED;
            case WITHDRAWN -> ConsentStatus.WITHDRAWN;
            case UNKNOWN -> ConsentStatus.NOT_GIVEN;
        };
    }
}
