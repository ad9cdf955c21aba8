/** Tests of the mail providers' webhooks. */
@NullMarked
package io.ripen.ingest.mailprovider;

import org.jspecify.annotations.NullMarked;
