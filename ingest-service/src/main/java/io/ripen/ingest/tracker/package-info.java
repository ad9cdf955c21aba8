/** Gives out {@code ripen.js}, the tracker for websites, which the build makes from {@code src/main/tracker}. */
@NullMarked
package io.ripen.ingest.tracker;

import org.jspecify.annotations.NullMarked;
