/** Tests of {@code io.ripen.nurture.language}. */
@NullMarked
package io.ripen.nurture.language;

import org.jspecify.annotations.NullMarked;
