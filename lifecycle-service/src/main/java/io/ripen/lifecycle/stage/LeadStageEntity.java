package io.ripen.lifecycle.stage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Where a lead stands, for readers. The lanes write the table. */
@Entity
@Immutable
@Table(name = "lead_stage")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class LeadStageEntity {
    @Id
    @Column(name = "lead_id")
    String leadId;

    String stage;

    @Column(name = "entered_at")
    Instant enteredAt;

    long sequence;

    @Column(name = "score_sequence")
    long scoreSequence;

    @Column(name = "as_of")
    Instant asOf;

    BigDecimal score;

    BigDecimal fit;

    BigDecimal engagement;

    String band;

    @Nullable
    String owner;

    @ColumnTransformer(read = "cast(own as text)")
    String own;

    @ColumnTransformer(read = "cast(snapshot as text)")
    String snapshot;
}
