/** The sites that may send events: their keys, origins, limits and rules, from a file that is read again when it changes. */
@NullMarked
package io.ripen.ingest.site;

import org.jspecify.annotations.NullMarked;
