/**
 * Decides, without I/O, clock or randomness, which events are touchpoints and why the others are not.
 *
 * <p>Read in this order. Readers of protocols make a {@link RawTouchpoint} of each event. {@link TouchpointIntake}
 * brings it to normal form, a {@link Draft}, asks each {@link Rule} whether to refuse it, with the {@link SitePolicy}
 * of the site, and lets each {@link Enrichment} add what follows from it. The {@link Decision} is a {@link Touchpoint}
 * or a {@link Rejection}.
 */
@NullMarked
package io.ripen.ingest.domain;

import org.jspecify.annotations.NullMarked;
