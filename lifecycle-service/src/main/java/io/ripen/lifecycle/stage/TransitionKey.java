package io.ripen.lifecycle.stage;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A lead's step. */
@Embeddable
record TransitionKey(@Column(name = "lead_id") String leadId, long sequence) {}
