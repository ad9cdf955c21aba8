package io.ripen.nurture.domain;

import java.util.Optional;

/**
 * A mail that is about to be sent.
 *
 * @param purpose the consent that it needs
 * @param journey its journey as it is in force now; empty if it is not any more
 */
public record Candidate(ConsentPurpose purpose, Optional<Journey> journey) {}
