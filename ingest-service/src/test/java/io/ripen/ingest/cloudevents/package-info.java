/** CloudEvents in their three modes. */
@NullMarked
package io.ripen.ingest.cloudevents;

import org.jspecify.annotations.NullMarked;
