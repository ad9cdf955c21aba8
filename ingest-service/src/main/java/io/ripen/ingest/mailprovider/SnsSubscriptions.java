package io.ripen.ingest.mailprovider;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Confirms that a site's topic may send to us. Only what SNS signed for the site's own topic gets here. */
@Singleton
final class SnsSubscriptions {
    private static final Logger LOG = Logger.getLogger(SnsSubscriptions.class);

    private final SnsFetcher fetcher;

    @Inject
    SnsSubscriptions(SnsFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Whether the subscription is confirmed now; if not, SNS asks again. */
    CompletionStage<Boolean> confirm(String site, SnsMessage message, SnsTopic topic) {
        Optional<URI> address = Optional.ofNullable(message.confirmation())
                .flatMap(confirmation -> topic.confirmation(confirmation.subscribeUrl()));
        if (address.isEmpty()) {
            return CompletableFuture.completedStage(false);
        }
        return fetcher.get(address.get())
                .thenApply(confirmed -> true)
                .exceptionally(failure -> false)
                .whenComplete((confirmed, failure) ->
                        LOG.infof("RIPEN-I-050 SNS subscription site=%s confirmed=%s", site, confirmed));
    }

    /** Somebody ended the subscription: no event comes any more. */
    void ended(String site) {
        LOG.warnf("RIPEN-I-051 SNS subscription ended, SES events come no more site=%s", site);
    }
}
