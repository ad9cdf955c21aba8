/** Tests of the settings. */
@NullMarked
package io.ripen.ingest.config;

import org.jspecify.annotations.NullMarked;
