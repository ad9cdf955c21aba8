/** Tests of the service as a whole. */
@NullMarked
package io.ripen.nurture;

import org.jspecify.annotations.NullMarked;
