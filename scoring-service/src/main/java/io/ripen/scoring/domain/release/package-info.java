/** Versions of scoring models: which may be published, and what a configured file does at start. */
@NullMarked
package io.ripen.scoring.domain.release;

import org.jspecify.annotations.NullMarked;
