/** The fold of a lead's touchpoints into a score, and the receipt that adds up to it. */
@NullMarked
package io.ripen.scoring.domain.fold;

import org.jspecify.annotations.NullMarked;
