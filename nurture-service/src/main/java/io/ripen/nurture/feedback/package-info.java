/** What becomes of mails after a server took them, as webhooks and delivery reports tell it: bounces and complaints. */
@NullMarked
package io.ripen.nurture.feedback;

import org.jspecify.annotations.NullMarked;
