package io.ripen.lifecycle.stage;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** How many times leads of a lane went a way, for readers. The lanes write the table. */
@Entity
@Immutable
@Table(name = "stage_flow")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class StageFlowEntity {
    @EmbeddedId
    Key id;

    long moves;

    /** A lane and a way; {@code fromStage} is empty for leads that came in. */
    @Embeddable
    record Key(
            int partition,
            @Column(name = "from_stage") String fromStage,
            @Column(name = "to_stage") String toStage) {}
}
