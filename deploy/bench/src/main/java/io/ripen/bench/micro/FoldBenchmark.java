package io.ripen.bench.micro;

import io.ripen.scoring.domain.fold.Evaluation;
import io.ripen.scoring.domain.fold.Fold;
import io.ripen.scoring.domain.fold.FoldedHistory;
import io.ripen.scoring.domain.fold.Score;
import io.ripen.scoring.domain.lead.LeadDecision;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Folding a lead of 20 touchpoints under the shipped model. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
public class FoldBenchmark {
    private final SampleLead lead = SampleLead.make();
    private final FoldedHistory folded = Fold.fold(lead.history(), lead.model());
    private final Instant at = lead.history().getLast().key().occurredAt();

    /** All 20 touchpoints from nothing. */
    @Benchmark
    public FoldedHistory foldHistory() {
        return Fold.fold(lead.history(), lead.model());
    }

    /** The 20th touchpoint on top of 19, and what is published and when decay matters next. */
    @Benchmark
    public LeadDecision decideTouchpoint() {
        return lead.decide();
    }

    /** The score with its receipt at one instant. */
    @Benchmark
    public Score score() {
        return Evaluation.score(folded, at, lead.model());
    }
}
