package io.ripen.lifecycle.stage;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A step of a lead, for readers. The lanes write the table. */
@Entity
@Immutable
@Table(name = "stage_transition")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class StageTransitionEntity {
    @EmbeddedId
    TransitionKey id;

    @Nullable
    @Column(name = "from_stage")
    String fromStage;

    @Column(name = "to_stage")
    String toStage;

    @Column(name = "at")
    Instant at;

    String reason;

    @ColumnTransformer(read = "cast(guards as text)")
    String guards;

    @Column(name = "actor_kind")
    String actorKind;

    @Nullable
    @Column(name = "actor_id")
    String actorId;

    @Column(name = "model_id")
    String modelId;

    @Column(name = "model_version")
    int modelVersion;

    @Column(name = "score_sequence")
    long scoreSequence;

    BigDecimal score;

    BigDecimal fit;

    BigDecimal engagement;

    String band;

    @Nullable
    @Column(name = "cause_touchpoint")
    String causeTouchpoint;

    @Nullable
    @Column(name = "feedback_reason")
    String feedbackReason;
}
