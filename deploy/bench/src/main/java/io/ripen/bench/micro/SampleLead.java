package io.ripen.bench.micro;

import io.ripen.bench.scoring.SampleHistories;
import io.ripen.scoring.domain.lead.Cause;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadDecision;
import io.ripen.scoring.domain.lead.LeadInput;
import io.ripen.scoring.domain.lead.LeadScoring;
import io.ripen.scoring.domain.lead.Segment;
import io.ripen.scoring.domain.model.ScoringModel;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.model.ModelFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A lead with 20 touchpoints, and the last of them.
 *
 * @param model the shipped one
 * @param history all touchpoints, the oldest first
 * @param before the lead without the last touchpoint
 * @param last what comes
 */
record SampleLead(ScoringModel model, List<Touchpoint> history, Lead before, LeadInput last) {
    private static final int TOUCHPOINTS = 20;
    private static final int LEADS = 1_000;
    private static final String ID = "lead";

    /** How decisions are made. */
    LeadScoring scoring() {
        return new LeadScoring(model, Duration.ofMinutes(10));
    }

    /** Decides about the last touchpoint. */
    LeadDecision decide() {
        return scoring().decide(before, last, segment -> history);
    }

    static SampleLead make() {
        ScoringModel model = ModelFile.load("b2b-default");
        List<Touchpoint> history = SampleHistories.of(LEADS, (TOUCHPOINTS - 2) * (long) LEADS, Instant.now()).stream()
                .filter(each -> each.size() == TOUCHPOINTS)
                .map(each -> each.stream()
                        .sorted(Comparator.comparing(Touchpoint::key))
                        .toList())
                .findFirst()
                .orElseThrow();
        List<Touchpoint> earlier = history.subList(0, TOUCHPOINTS - 1);
        Touchpoint last = history.getLast();
        Instant identified = earlier.getLast().key().occurredAt();
        Lead before = new LeadScoring(model, Duration.ofMinutes(10))
                .decide(
                        Lead.unknown(ID, model),
                        new LeadInput.Identified(
                                segment(TOUCHPOINTS - 1),
                                new Cause(earlier.getLast().key().id(), identified, identified)),
                        segment -> earlier)
                .lead();
        return new SampleLead(model, history, before, new LeadInput.Activity(segment(TOUCHPOINTS), last));
    }

    private static Segment segment(int through) {
        return new Segment("visitor", 0, through, through, ID);
    }
}
