/** Hands mails to a provider over HTTP, with a key by which it knows a mail again. */
@NullMarked
package io.ripen.nurture.provider;

import org.jspecify.annotations.NullMarked;
