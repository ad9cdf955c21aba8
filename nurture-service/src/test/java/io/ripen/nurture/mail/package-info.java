/** Tests of mails on their way. */
@NullMarked
package io.ripen.nurture.mail;

import org.jspecify.annotations.NullMarked;
