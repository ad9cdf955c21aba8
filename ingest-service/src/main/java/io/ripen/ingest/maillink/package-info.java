/** Tracked links and the open pixel of our own mails: tokens that we signed, and nothing else, lead somewhere. */
@NullMarked
package io.ripen.ingest.maillink;

import org.jspecify.annotations.NullMarked;
