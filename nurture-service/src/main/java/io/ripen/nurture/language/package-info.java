/** Which language a person is written to in. */
@NullMarked
package io.ripen.nurture.language;

import org.jspecify.annotations.NullMarked;
