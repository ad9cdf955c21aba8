package io.ripen.ingest.mailprovider;

import io.ripen.ingest.site.Webhooks;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The topic of a site, which alone is listened to.
 *
 * @param arn its name
 * @param host SNS in the topic's own region, the only host that certificates and confirmations are fetched from
 */
record SnsTopic(String arn, String host) {
    private static final Pattern CERTIFICATE = Pattern.compile("/SimpleNotificationService-[0-9a-f]{1,64}\\.pem");

    static SnsTopic of(Webhooks.Ses ses) {
        return new SnsTopic(ses.topicArn(), ses.host());
    }

    /** The address of a signing certificate; empty if it is not one of SNS in the topic's region. */
    Optional<URI> certificate(String url) {
        return ofThisHost(url)
                .filter(uri -> CERTIFICATE.matcher(uri.getRawPath()).matches() && uri.getRawQuery() == null);
    }

    /** The address that confirms a subscription; empty if it is not one of SNS in the topic's region. */
    Optional<URI> confirmation(String url) {
        return ofThisHost(url).filter(uri -> uri.getRawPath().equals("/") && uri.getRawQuery() != null);
    }

    private Optional<URI> ofThisHost(String url) {
        try {
            URI uri = new URI(url);
            boolean usual = "https".equals(uri.getScheme())
                    && host.equals(uri.getHost())
                    && uri.getPort() == -1
                    && uri.getRawUserInfo() == null;
            return usual ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
