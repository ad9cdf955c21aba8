/** Takes CloudEvents over HTTP: binary, structured and batch mode. */
@NullMarked
package io.ripen.ingest.cloudevents;

import org.jspecify.annotations.NullMarked;
