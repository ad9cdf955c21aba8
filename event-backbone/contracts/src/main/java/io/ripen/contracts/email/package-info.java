/** Trigger e-mails and what became of them. */
@NullMarked
package io.ripen.contracts.email;

import org.jspecify.annotations.NullMarked;
