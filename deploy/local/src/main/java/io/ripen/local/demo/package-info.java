/** Replays real website traffic through the stack and reports what came of it. */
@NullMarked
package io.ripen.local.demo;

import org.jspecify.annotations.NullMarked;
