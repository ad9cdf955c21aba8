/** What spans must not tell. */
@NullMarked
package io.ripen.lanes.tracing;

import org.jspecify.annotations.NullMarked;
