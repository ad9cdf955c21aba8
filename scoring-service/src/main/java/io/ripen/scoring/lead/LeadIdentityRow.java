package io.ripen.scoring.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Whose a mail address is, for reading; the identity stage writes it. */
@Entity(name = "LeadIdentity")
@Immutable
@Table(name = "lead_identity")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class LeadIdentityRow {
    @Id
    String email;

    @Column(name = "lead_id")
    UUID leadId;
}
