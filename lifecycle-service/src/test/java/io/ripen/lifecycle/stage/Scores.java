package io.ripen.lifecycle.stage;

import io.ripen.contracts.Cause;
import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadOrigin;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ReceiptLine;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.contracts.score.ScoreValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Score changes as scoring publishes them. */
public final class Scores {
    static final LeadOrigin ORIGIN = new LeadOrigin("newsletter", "email", "spring");
    static final Instant DAY = Instant.parse("2026-03-01T10:00:00Z");
    static final LeadFacts NAMED = facts("ada@example.com", "Ada Lovelace", null, null);
    static final LeadFacts COMPLETE = facts("ada@example.com", "Ada Lovelace", "Engines Ltd", "technical");
    private static final ScoreValues ZERO = values("0.00", "0.00");

    private Scores() {}

    /** A lead that has only just been identified. */
    public static ScoreChanged fresh(String leadId, long sequence) {
        return change(leadId, sequence, values("10.00", "1.00"), Map.of(), NAMED);
    }

    /** A lead that fulfils what the shipped model asks for an MQL and no more. */
    public static ScoreChanged mql(String leadId, long sequence) {
        return change(leadId, sequence, values("30.00", "25.00"), Map.of("product-content", 1), NAMED);
    }

    /** A lead that fulfils what the shipped model asks for an SAL. */
    public static ScoreChanged sal(String leadId, long sequence) {
        Map<String, Integer> counters = Map.of("product-content", 2, "price-content", 1);
        return change(leadId, sequence, values("50.00", "45.50"), counters, COMPLETE);
    }

    static ScoreChanged change(
            String leadId, long sequence, ScoreValues score, Map<String, Integer> counters, LeadFacts facts) {
        return change(leadId, sequence, score, counters, facts, List.of());
    }

    static ScoreChanged change(
            String leadId,
            long sequence,
            ScoreValues score,
            Map<String, Integer> counters,
            LeadFacts facts,
            List<ReceiptLine> receipt) {
        Instant at = DAY.plusSeconds(sequence);
        ConsentGrant consent =
                new ConsentGrant(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, DAY, "contact-form", "1");
        return new ScoreChanged(
                leadId,
                sequence,
                at,
                new ModelRef("b2b-default", 1),
                ScoreReason.TOUCHPOINT,
                new Cause("touchpoint-" + sequence, at, at.plusMillis(250)),
                score,
                ZERO,
                Map.of("analytics", new BigDecimal("20.00")),
                Map.of("fleet", new BigDecimal("20.00")),
                counters,
                receipt,
                new LeadProfile(facts, List.of(consent)),
                null,
                ORIGIN);
    }

    static ScoreValues values(String fit, String engagement) {
        BigDecimal fitPoints = new BigDecimal(fit);
        BigDecimal engagementPoints = new BigDecimal(engagement);
        return new ScoreValues(fitPoints.add(engagementPoints), fitPoints, engagementPoints, "B3");
    }

    static LeadFacts facts(String email, String name, String company, String function) {
        return new LeadFacts(email, name, null, null, function, company, null, null, null, null, null);
    }

    /** The same score, set off by a merge: that of a lead that turned out to be another one, or a survivor's joint one. */
    public static ScoreChanged ofMerge(ScoreChanged change, @Nullable String mergedInto) {
        return new ScoreChanged(
                change.leadId(),
                change.sequence(),
                change.asOf(),
                change.model(),
                ScoreReason.MERGED,
                change.cause(),
                change.score(),
                change.previous(),
                change.interests(),
                change.products(),
                change.counters(),
                change.receipt(),
                change.profile(),
                mergedInto,
                change.origin());
    }
}
