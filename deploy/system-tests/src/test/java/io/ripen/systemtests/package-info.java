/** The packaged system as processes, seen from outside: over HTTP, on the topics, in the inbox. */
@NullMarked
package io.ripen.systemtests;

import org.jspecify.annotations.NullMarked;
