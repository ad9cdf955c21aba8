/** The command line of the local stack: {@code ./ripen} calls {@link io.ripen.local.Main}. */
@NullMarked
package io.ripen.local;

import org.jspecify.annotations.NullMarked;
