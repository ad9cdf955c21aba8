package io.ripen.nurture.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Leads and journeys to start from. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Facts FACTS = new Facts("ada@example.com", "Ada Lovelace", "Engines Ltd", null, null);
    static final Consent MAY_MAIL = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, NOON);
    static final Journey WELCOME = new Journey(
            "mql-welcome",
            1,
            new Trigger.StageEntered("MQL"),
            Reentry.NEVER,
            Set.of("SQL"),
            List.of(new Step.Mail("welcome", "mql-welcome", ConsentPurpose.CONTACT_BY_MAIL)));
    static final Journeys JOURNEYS = new Journeys(List.of(WELCOME));

    private Samples() {}

    static LeadInput entered(String stage) {
        return new LeadInput.StageEntered(stage, FACTS, List.of(MAY_MAIL), null);
    }

    static LeadNurture lead(LeadInput... inputs) {
        LeadNurture lead = LeadNurture.unknown("lead-1");
        for (LeadInput input : inputs) {
            lead = Nurturing.decide(lead, input, JOURNEYS, NOON).lead();
        }
        return lead;
    }
}
