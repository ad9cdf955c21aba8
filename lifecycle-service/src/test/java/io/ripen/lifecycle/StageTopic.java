package io.ripen.lifecycle;

import io.ripen.contracts.Cause;
import io.ripen.contracts.EventType;
import io.ripen.contracts.lead.LeadOrigin;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.score.ModelRef;
import io.ripen.contracts.score.ScoreValues;
import io.ripen.contracts.stage.Actor;
import io.ripen.contracts.stage.HandoverRequested;
import io.ripen.contracts.stage.SlaBreached;
import io.ripen.contracts.stage.SlaChanged;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.testkit.RipenBackbone;
import io.ripen.testkit.TopicWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays the engine's part on the real broker: events of leads that the engine itself never heard of. */
public final class StageTopic implements AutoCloseable {
    private static final String SOURCE = "/ripen/lifecycle";

    private final TopicWriter writer = new TopicWriter(RipenBackbone.kafka().bootstrapServers());

    /** Publishes an event under the id that the engine gives it. */
    public void publish(EventType type, String leadId, long sequence, Instant at, Record event) {
        String id = (type == EventType.STAGE_CHANGED ? "stage-" : "lifecycle-") + leadId + "-" + sequence;
        writer.write(type, new TopicWriter.Attributes(id, SOURCE, leadId, at, sequence), event);
    }

    /** Publishes a step. */
    public void publish(StageChanged step) {
        publish(EventType.STAGE_CHANGED, step.leadId(), step.sequence(), step.at(), step);
    }

    /** Publishes a handover. */
    public void publish(HandoverRequested handover) {
        publish(EventType.HANDOVER_REQUESTED, handover.leadId(), handover.sequence(), handover.at(), handover);
    }

    /** Publishes what became of a clock. */
    public void publish(SlaChanged change) {
        publish(EventType.SLA_CHANGED, change.leadId(), change.sequence(), change.at(), change);
    }

    /** Publishes a breach. */
    public void publish(SlaBreached breach) {
        publish(EventType.SLA_BREACHED, breach.leadId(), breach.sequence(), breach.dueAt(), breach);
    }

    /** What writes. */
    public TopicWriter writer() {
        return writer;
    }

    /** Who or what a step comes from and to. */
    public record Step(
            String leadId,
            long sequence,
            @Nullable String from,
            String to,
            Instant at,
            @Nullable Instant fromSince) {}

    /** Whence a lead came and whose it is. */
    public record Belonging(
            @Nullable String source,
            @Nullable String campaign,
            @Nullable String owner) {
        /** Nothing known. */
        public static final Belonging NONE = new Belonging(null, null, null);

        /** The origin in events; absent where nothing is known of it. */
        public @Nullable LeadOrigin origin() {
            return source == null && campaign == null ? null : new LeadOrigin(source, "cpc", campaign);
        }
    }

    /** A step that a rule decided. */
    public static StageChanged step(Step step) {
        return step(step, Belonging.NONE, "B3", null);
    }

    /** A step; with a reason it was decided by a person. */
    public static StageChanged step(Step step, Belonging lead, String band, @Nullable String feedbackReason) {
        return new StageChanged(
                step.leadId(),
                step.sequence(),
                step.from(),
                step.to(),
                step.at(),
                feedbackReason == null ? "guards-satisfied" : "sales-feedback",
                List.of(),
                feedbackReason == null
                        ? new Actor(Actor.Kind.RULE, "b2b-default")
                        : new Actor(Actor.Kind.USER, "sales-7"),
                new ModelRef("b2b-default", 1),
                score(band),
                step.sequence(),
                Map.of("analytics", new BigDecimal("20.00")),
                LeadProfile.EMPTY,
                cause(step.at()),
                step.fromSince(),
                feedbackReason,
                lead.owner(),
                lead.origin(),
                null,
                null);
    }

    /** A handover at a stage. */
    public static HandoverRequested handover(String leadId, long sequence, String stage, Instant at) {
        return handover(leadId, sequence, stage, at, Belonging.NONE);
    }

    /** A handover of somebody's lead. */
    public static HandoverRequested handover(String leadId, long sequence, String stage, Instant at, Belonging lead) {
        return new HandoverRequested(
                leadId,
                sequence,
                at,
                stage,
                score("A1"),
                LeadProfile.EMPTY,
                Map.of(),
                List.of(),
                cause(at),
                lead.owner(),
                lead.origin(),
                null);
    }

    private static ScoreValues score(String band) {
        return new ScoreValues(new BigDecimal("55.00"), new BigDecimal("30.00"), new BigDecimal("25.00"), band);
    }

    private static Cause cause(Instant at) {
        return new Cause("touchpoint-" + at.toEpochMilli(), at, at.plusMillis(250));
    }

    @Override
    public void close() {
        writer.close();
    }
}
