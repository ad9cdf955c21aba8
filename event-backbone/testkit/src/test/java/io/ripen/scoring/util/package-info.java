/** Bad fixtures of the architecture's rules. */
@NullMarked
package io.ripen.scoring.util;

import org.jspecify.annotations.NullMarked;
