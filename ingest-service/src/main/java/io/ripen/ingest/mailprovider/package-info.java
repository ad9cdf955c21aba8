/** Takes the webhooks of mail providers: checks who sends them and reads opens, clicks, bounces, complaints, unsubscribes. */
@NullMarked
package io.ripen.ingest.mailprovider;

import org.jspecify.annotations.NullMarked;
