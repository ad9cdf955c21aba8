/** What tests of the services need: a real broker and database, faults, seeds, tokens and the architecture's rules. */
@NullMarked
package io.ripen.testkit;

import org.jspecify.annotations.NullMarked;
