/**
 * Who gets which mail and why not: pure rules over a lead's state, without clock, database or network.
 *
 * <p>Read in this order. {@link Nurturing} decides what a {@link LeadInput} means for a {@link LeadNurture} and returns
 * a {@link Decision}. {@link Journey} and {@link Step} are what files say; {@link Triggers} tells whether a journey
 * begins, and {@link Walk} takes a lead from step to step. What a person allowed is in {@code consent}; whether a mail
 * that was decided on is sent, in {@code sending}.
 */
@NullMarked
package io.ripen.nurture.domain;

import org.jspecify.annotations.NullMarked;
