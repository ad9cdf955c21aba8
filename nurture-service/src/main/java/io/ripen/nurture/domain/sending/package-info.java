/**
 * What stands between a mail that was decided on and its sending, and where it is on its way.
 *
 * <p>Read in this order. Right before a send, {@link Suppression} asks its {@link SuppressionRule}s about a
 * {@link Candidate}; {@link SendingRules} hold the {@link FrequencyCaps} and {@link QuietHours}, {@link MailPreferences}
 * what the person chose. {@link Clearance} is the answer. {@link MailState} goes on by each {@link SendOutcome}, and
 * {@link RetryPolicy} says when the next attempt is due.
 */
@NullMarked
package io.ripen.nurture.domain.sending;

import org.jspecify.annotations.NullMarked;
