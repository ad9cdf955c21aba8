package io.ripen.ingest.mailprovider;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The certificates of SNS, each fetched once. Their names contain a digest, so that a new one has a new address. */
final class SnsCertificates {
    private static final int MOST = 64;

    /** {@code sns.amazonaws.com}, and what some regions use instead. */
    private static final Pattern SNS = Pattern.compile("sns(-signing)?([.-][a-z0-9-]+)?\\.amazonaws\\.com(\\.cn)?");

    private final SnsFetcher fetcher;
    private final AsyncCache<URI, X509Certificate> byAddress =
            Caffeine.newBuilder().maximumSize(MOST).buildAsync();

    SnsCertificates(SnsFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** The certificate at an address of SNS; fails if it cannot be fetched, which is tried again the next time. */
    CompletableFuture<X509Certificate> at(URI address) {
        return byAddress.get(
                address,
                (missing, executor) ->
                        fetcher.get(missing).thenApply(SnsCertificates::parsed).toCompletableFuture());
    }

    private static X509Certificate parsed(byte[] pem) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        } catch (CertificateException malformed) {
            throw new CompletionException(malformed);
        }
    }

    /** Whether the certificate is made out to SNS. */
    static boolean isOfSns(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .anyMatch(rdn ->
                                    SNS.matcher(String.valueOf(rdn.getValue())).matches());
        } catch (InvalidNameException malformed) {
            return false;
        }
    }
}
