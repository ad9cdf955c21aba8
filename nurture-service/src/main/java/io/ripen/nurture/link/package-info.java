/** Signed links in mails: what only the recipient of a mail can open. */
@NullMarked
package io.ripen.nurture.link;

import org.jspecify.annotations.NullMarked;
