/** Tests of {@code io.ripen.nurture.feedback}. */
@NullMarked
package io.ripen.nurture.feedback;

import org.jspecify.annotations.NullMarked;
