/**
 * Decides, without I/O, clock or randomness, which events are touchpoints and why the others are not.
 *
 * <p>Read in this order. Readers of protocols make of each event what package {@code raw} holds. {@link
 * TouchpointIntake} brings it to normal form, a {@link Draft}, asks each {@link Rule} whether to refuse it, with the
 * policy of its {@code site}, and lets each {@link Enrichment} add what follows from it. The {@link Decision} is a
 * {@link Touchpoint} or a {@link Rejection}.
 */
@NullMarked
package io.ripen.ingest.domain;

import org.jspecify.annotations.NullMarked;
