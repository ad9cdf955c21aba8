package io.ripen.nurture.domain;

import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leads and journeys to start from. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final Facts FACTS = new Facts("ada@example.com", "Ada Lovelace", "Engines Ltd", null, null);
    public static final Consent MAY_MAIL = new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, NOON);
    public static final Journey WELCOME =
            journey("mql-welcome", new Trigger.StageEntered("MQL"), mail("welcome", "mql-welcome"));
    public static final Journeys JOURNEYS = new Journeys(List.of(WELCOME), List.of());

    private Samples() {}

    public static Journey journey(String id, Trigger trigger, Step... steps) {
        return journey(id, 1, trigger, new Reentry.Never(), Condition.never(), steps);
    }

    public static Journey journey(
            String id, int version, Trigger trigger, Reentry reentry, Condition exits, Step... steps) {
        return new Journey(
                id,
                version,
                0,
                new Entry(trigger, Condition.always(), reentry, 0),
                Set.of("SQL"),
                exits,
                Set.of("SAL"),
                Set.of(),
                List.of(steps));
    }

    public static Step mail(String id, String template) {
        return new Step.Mail(
                id,
                List.of(new Step.Variant("", template, 1)),
                ConsentPurpose.CONTACT_BY_MAIL,
                MailKind.MARKETING,
                null);
    }

    public static LeadInput entered(String stage) {
        return new LeadInput.StageEntered(stage, FACTS, List.of(MAY_MAIL), null, false);
    }

    public static LeadInput imported(String stage) {
        return new LeadInput.StageEntered(stage, FACTS, List.of(MAY_MAIL), null, true);
    }

    public static LeadInput scored(int score, Map<String, BigDecimal> interests, Fact... known) {
        return new LeadInput.Scored(new BigDecimal(score), interests, FACTS, Set.of(known), List.of(MAY_MAIL));
    }

    public static LeadInput used(String asset, String type, @Nullable String topic, Duration ago) {
        Instant at = NOON.minus(ago);
        return new LeadInput.Acted(new Use("touchpoint-of-" + asset, asset, type, topic, at), at, List.of());
    }

    public static LeadNurture lead(LeadInput... inputs) {
        LeadNurture lead = LeadNurture.unknown("lead-1");
        for (LeadInput input : inputs) {
            lead = Nurturing.decide(lead, input, JOURNEYS, NOON).lead();
        }
        return lead;
    }
}
