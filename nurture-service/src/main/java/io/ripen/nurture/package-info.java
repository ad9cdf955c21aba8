/** Nurture: the right mail to the right lead, once, with consent. */
@NullMarked
package io.ripen.nurture;

import org.jspecify.annotations.NullMarked;
