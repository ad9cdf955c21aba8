/** Handing a finished mail over, whoever takes it. */
@NullMarked
package io.ripen.nurture.transport;

import org.jspecify.annotations.NullMarked;
