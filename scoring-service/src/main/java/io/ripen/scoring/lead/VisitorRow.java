package io.ripen.scoring.lead;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A visitor, for counting; the identity stage writes it. */
@Entity(name = "Visitor")
@Immutable
@Table(name = "visitor")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class VisitorRow {
    @Id
    @Column(name = "visitor_key")
    String visitorKey;
}
