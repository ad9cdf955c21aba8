/** Golden files: what each protocol's requests become. */
@NullMarked
package io.ripen.ingest.golden;

import org.jspecify.annotations.NullMarked;
