/** The identity stage: keeps every touchpoint once and says whose it is. */
@NullMarked
package io.ripen.scoring.identity;

import org.jspecify.annotations.NullMarked;
