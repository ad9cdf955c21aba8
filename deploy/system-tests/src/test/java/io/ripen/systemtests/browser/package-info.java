/** Trackers in a real browser, on pages of another origin than ingest-service. */
@NullMarked
package io.ripen.systemtests.browser;

import org.jspecify.annotations.NullMarked;
