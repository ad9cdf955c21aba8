/** The whole system, two instances of each service, under a known load and a seeded nemesis; then what was promised. */
@NullMarked
package io.ripen.systemtests.torture;

import org.jspecify.annotations.NullMarked;
