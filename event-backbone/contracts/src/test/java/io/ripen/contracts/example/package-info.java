/** The code that docs/events.md shows, compiled and run. */
@NullMarked
package io.ripen.contracts.example;

import org.jspecify.annotations.NullMarked;
