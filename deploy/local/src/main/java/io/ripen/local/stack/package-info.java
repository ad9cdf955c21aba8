/** All parts of Ripen on one machine: ports, data folder, start in order, supervision, stop in reverse order. */
@NullMarked
package io.ripen.local.stack;

import org.jspecify.annotations.NullMarked;
