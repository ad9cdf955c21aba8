/** The torture run's own parts: that a seed repeats it, and that its checks notice what they are for. */
@NullMarked
package io.ripen.systemtests.torture;

import org.jspecify.annotations.NullMarked;
