package io.ripen.nurture.domain;

import java.time.Instant;

/**
 * The variant of a step that was better than all others beyond doubt.
 *
 * @param journey the journey
 * @param version its version
 * @param step the step
 * @param variant the variant's name
 * @param since leads that entered then or later get this variant only
 */
public record Winner(String journey, int version, String step, String variant, Instant since) {}
