/** Tests of sites, keys, origins and limits. */
@NullMarked
package io.ripen.ingest.site;

import org.jspecify.annotations.NullMarked;
