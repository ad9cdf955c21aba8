/**
 * The lifecycle's rules: which stage a lead enters, when, and why. Pure: the JDK only, no clock, no I/O.
 *
 * <p>Read in this order. {@link Lifecycle} decides what an {@link Input} means for a {@link LeadState}, by a
 * {@link StageModel} of {@link Stage}s with {@link TransitionRule}s into them, and returns a {@link Decision}, whose events are
 * {@link LifecycleEvent}s. {@link Walk} is one decision on its way: {@link Guards} answers conditions, {@link Commands}
 * takes what sales says. {@link StageFlaw} is why a model is refused.
 */
@NullMarked
package io.ripen.lifecycle.domain;

import org.jspecify.annotations.NullMarked;
