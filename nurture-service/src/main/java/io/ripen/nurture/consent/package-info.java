/** Consent on pages of our own: double opt-in, unsubscribing, preferences, and the proof of what was said. */
@NullMarked
package io.ripen.nurture.consent;

import org.jspecify.annotations.NullMarked;
