/** What becomes of mails after a server took them, as providers' webhooks tell it: bounces and complaints. */
@NullMarked
package io.ripen.nurture.feedback;

import org.jspecify.annotations.NullMarked;
