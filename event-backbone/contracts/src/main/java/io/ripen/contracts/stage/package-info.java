/** Lifecycle stages, service levels, handovers and sales feedback. */
@NullMarked
package io.ripen.contracts.stage;

import org.jspecify.annotations.NullMarked;
