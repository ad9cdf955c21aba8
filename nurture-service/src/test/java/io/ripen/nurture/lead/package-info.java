/** Tests of how leads are stored. */
@NullMarked
package io.ripen.nurture.lead;

import org.jspecify.annotations.NullMarked;
