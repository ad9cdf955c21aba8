/** Versions of scoring models: drafts, publication, and the re-fold of all leads that follows it. */
@NullMarked
package io.ripen.scoring.release;

import org.jspecify.annotations.NullMarked;
