/** Mails on their way: claimed with a lease, checked, sent, recorded, and shown to people. */
@NullMarked
package io.ripen.nurture.mail;

import org.jspecify.annotations.NullMarked;
