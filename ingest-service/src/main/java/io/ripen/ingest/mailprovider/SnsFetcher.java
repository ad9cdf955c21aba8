package io.ripen.ingest.mailprovider;

import java.net.URI;
import java.util.concurrent.CompletionStage;

/** Fetches from SNS. */
interface SnsFetcher {

    /**
     * What lies at an address; fails if it is not there, is not soon enough, or is far larger than a certificate.
     *
     * @param address checked to be one of SNS
     */
    CompletionStage<byte[]> get(URI address);
}
