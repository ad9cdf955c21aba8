/** Decides, without I/O, clock or randomness, which events are touchpoints and why the others are not. */
@NullMarked
package io.ripen.ingest.domain;

import org.jspecify.annotations.NullMarked;
