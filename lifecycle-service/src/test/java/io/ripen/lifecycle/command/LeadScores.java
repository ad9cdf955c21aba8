package io.ripen.lifecycle.command;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadOrigin;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ReceiptLine;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.score.ScoreReason;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.testkit.TopicWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Score changes as scoring publishes them, with receipts. */
final class LeadScores {
    private static final BigDecimal NONE = new BigDecimal("0.00");
    private static final LeadFacts FACTS = new LeadFacts(
            "ada@example.com", "Ada Lovelace", null, null, "technical", "Engines Ltd", null, null, null, null, null);

    private LeadScores() {}

    /** Everything that the shipped model asks for an SAL. */
    static ScoreChanged sal(String leadId, long sequence, Instant at) {
        return change(leadId, sequence, at, Map.of("product-content", 2, "price-content", 1), at);
    }

    /** One act worth 25 points at its own time, and nothing that would make the lead an SAL. */
    static ScoreChanged acted(String leadId, long sequence, Instant at, Instant act) {
        return change(leadId, sequence, at, Map.of(), act);
    }

    private static ScoreChanged change(
            String leadId, long sequence, Instant at, Map<String, Integer> counters, Instant act) {
        ReceiptLine page = new ReceiptLine(
                "engagement",
                "price-page",
                "touchpoint-" + sequence,
                1,
                act,
                new BigDecimal("25.00"),
                NONE,
                new BigDecimal("25.00"),
                "https://example.com/pricing");
        ReceiptLine company = new ReceiptLine(
                "fit", "company", null, 0, null, new BigDecimal("50.00"), NONE, new BigDecimal("50.00"), "company");
        return new ScoreChanged(
                leadId,
                sequence,
                at,
                new ModelRef("b2b-default", 1),
                ScoreReason.TOUCHPOINT,
                new Cause("touchpoint-" + sequence, act, at),
                new ScoreValues(new BigDecimal("75.00"), new BigDecimal("50.00"), new BigDecimal("25.00"), "A3"),
                new ScoreValues(NONE, NONE, NONE, "D4"),
                Map.of("pricing", new BigDecimal("25.00")),
                Map.of(),
                counters,
                List.of(page, company),
                new LeadProfile(FACTS, List.of()),
                null,
                new LeadOrigin("newsletter", "email", "spring"));
    }

    static void publish(TopicWriter writer, ScoreChanged change) {
        writer.write(
                EventType.SCORE_CHANGED,
                new TopicWriter.Attributes(
                        "score-" + change.leadId() + "-" + change.sequence(),
                        "/ripen/scoring",
                        change.leadId(),
                        change.asOf(),
                        change.sequence()),
                change);
    }
}
