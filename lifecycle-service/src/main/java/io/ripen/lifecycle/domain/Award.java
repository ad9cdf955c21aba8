package io.ripen.lifecycle.domain;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one act is worth now, by the score's own receipt.
 *
 * @param at when it happened
 * @param points its engagement points, after decay
 */
public record Award(Instant at, BigDecimal points) {}
