/** Tests of the tracker as it is built, served and, on node, as it decides. */
@NullMarked
package io.ripen.ingest.tracker;

import org.jspecify.annotations.NullMarked;
