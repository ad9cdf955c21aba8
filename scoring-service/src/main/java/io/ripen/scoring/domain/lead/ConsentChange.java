package io.ripen.scoring.domain.lead;

import io.ripen.scoring.domain.touchpoint.ConsentGrant;

/**
 * A consent to be published.
 *
 * @param sequence gapless per lead, from 1
 * @param grant the grant that now holds
 * @param cause what set it off
 */
public record ConsentChange(long sequence, ConsentGrant grant, Cause cause) {}
