/**
 * What a person allowed: the consents that were told, and which of them counts.
 *
 * <p>Read in this order. A {@link Consent} says yes or no to a {@link ConsentPurpose}; {@link Consents} are all that a
 * lead gave and took back, in the order in which they count, and their {@link ConsentStatus}. {@link Repeated} knows
 * what a tool only says again.
 */
@NullMarked
package io.ripen.nurture.domain.consent;

import org.jspecify.annotations.NullMarked;
