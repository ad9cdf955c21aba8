package io.ripen.scoring.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A lead's row, for reading; the score stage writes it. */
@Entity(name = "Lead")
@Immutable
@Table(name = "lead")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class LeadRow {
    @Id
    @Column(name = "lead_id")
    UUID leadId;

    long sequence;
    long fit;
    long engagement;
    long total;
    String band;

    @Column(name = "as_of")
    Instant asOf;

    @Column(name = "merged_into")
    @Nullable
    UUID mergedInto;

    @Column(name = "erased_at")
    @Nullable
    Instant erasedAt;

    byte[] state;
}
