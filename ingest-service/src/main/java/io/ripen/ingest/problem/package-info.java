/** Errors over HTTP: RFC 9457 problem details with stable codes. */
@NullMarked
package io.ripen.ingest.problem;

import org.jspecify.annotations.NullMarked;
