/** Tests of kept touchpoints. */
@NullMarked
package io.ripen.scoring.history;

import org.jspecify.annotations.NullMarked;
