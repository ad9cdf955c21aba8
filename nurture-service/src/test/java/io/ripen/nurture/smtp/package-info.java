/** Tests of the SMTP client, and a gate that breaks conversations. */
@NullMarked
package io.ripen.nurture.smtp;

import org.jspecify.annotations.NullMarked;
