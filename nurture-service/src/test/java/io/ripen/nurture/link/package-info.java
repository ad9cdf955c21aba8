/** Tests of {@code io.ripen.nurture.link}. */
@NullMarked
package io.ripen.nurture.link;

import org.jspecify.annotations.NullMarked;
