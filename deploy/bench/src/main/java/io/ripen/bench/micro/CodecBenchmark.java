package io.ripen.bench.micro;

import io.ripen.bench.scoring.SampleHistories;
import io.ripen.contracts.EventType;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.lanes.OutgoingEvent;
import io.ripen.lanes.engine.OutgoingRecord;
import io.ripen.lanes.json.CloudEventCodec;
import io.ripen.lanes.json.EventJson;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.domain.lead.LeadDecision;
import io.ripen.scoring.score.LeadCodec;
import io.ripen.scoring.score.LeadEvents;
import java.io.IOException;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading and writing events, and the stored form of a lead of 20 touchpoints. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
public class CodecBenchmark {
    private final CloudEventCodec codec = new CloudEventCodec();
    private final SampleLead sample = SampleLead.make();
    private final LeadDecision decision = sample.decide();
    private final Lead lead = decision.lead();
    private final byte[] stored = LeadCodec.encode(lead, sample.model());
    private final OutgoingEvent score =
            LeadEvents.scoreChanged(lead, decision.score().orElseThrow(), sample.model(), null);
    private final TouchpointCaptured touchpoint =
            SampleHistories.captured(1, 1, Instant.now()).getFirst();
    private final byte[] touchpointJson = EventJson.write(touchpoint);

    /** A touchpoint as scoring reads it. */
    @Benchmark
    public Record readTouchpoint() throws IOException {
        return EventJson.read(EventType.TOUCHPOINT_CAPTURED, touchpointJson);
    }

    /** A touchpoint as ingest writes it, without headers. */
    @Benchmark
    public byte[] writeTouchpoint() {
        return EventJson.write(touchpoint);
    }

    /** {@code score.changed} with its receipt, headers and data. */
    @Benchmark
    public OutgoingRecord writeScoreChanged() {
        return codec.encode(score);
    }

    /** A lead's row, read. */
    @Benchmark
    public Lead readLead() {
        return LeadCodec.decode(lead.id(), stored, sample.model());
    }

    /** A lead's row, written. */
    @Benchmark
    public byte[] writeLead() {
        return LeadCodec.encode(lead, sample.model());
    }
}
