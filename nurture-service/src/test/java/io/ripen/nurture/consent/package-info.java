/** Tests of {@code io.ripen.nurture.consent}. */
@NullMarked
package io.ripen.nurture.consent;

import org.jspecify.annotations.NullMarked;
