/** Bad fixtures of the architecture's rules. */
@NullMarked
package io.ripen.scoring.feature;

import org.jspecify.annotations.NullMarked;
