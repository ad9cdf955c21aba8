package io.ripen.nurture.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A mail as people read it. Written by {@link MailStore} only. */
@Entity(name = "Mail")
@Table(name = "mail")
@Immutable
@SuppressWarnings("NullAway.Init") // Hibernate fills the members in
class MailEntity {
    @Id
    @Column(name = "mail_key")
    String mailKey;

    @Column(name = "lead_id")
    String leadId;

    String journey;

    @Column(name = "journey_version")
    int journeyVersion;

    String step;

    int entry;

    String template;

    String purpose;

    String state;

    int attempts;

    @Nullable
    String reason;

    @Column(name = "message_id")
    String messageId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "next_attempt_at")
    @Nullable
    Instant nextAttemptAt;

    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;
}
