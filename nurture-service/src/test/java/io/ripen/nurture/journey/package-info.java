/** Tests of the journey files. */
@NullMarked
package io.ripen.nurture.journey;

import org.jspecify.annotations.NullMarked;
