/** A broker and a database for a measurement, and what is written to them. */
@NullMarked
package io.ripen.bench.server;

import org.jspecify.annotations.NullMarked;
