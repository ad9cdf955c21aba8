/** Speaks SMTP, and knows for each attempt how far it got. */
@NullMarked
package io.ripen.nurture.smtp;

import org.jspecify.annotations.NullMarked;
