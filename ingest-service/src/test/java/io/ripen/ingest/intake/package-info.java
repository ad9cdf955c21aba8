/** Tests of the way that the events of every protocol go. */
@NullMarked
package io.ripen.ingest.intake;

import org.jspecify.annotations.NullMarked;
