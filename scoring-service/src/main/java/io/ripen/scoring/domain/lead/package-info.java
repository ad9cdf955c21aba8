/** What an input does to a lead: new state, score change, consent changes, next timer. */
@NullMarked
package io.ripen.scoring.domain.lead;

import org.jspecify.annotations.NullMarked;
