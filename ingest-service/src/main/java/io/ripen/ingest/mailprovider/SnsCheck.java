package io.ripen.ingest.mailprovider;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Messages of SNS: RSA over some of their members, with SHA-1 (version 1) or SHA-256 (version 2), by a certificate that
 * SNS itself serves over HTTPS.
 */
final class SnsCheck {
    private final AgeCheck age;
    private final SnsCertificates certificates;

    SnsCheck(AgeCheck age, SnsCertificates certificates) {
        this.age = age;
        this.certificates = certificates;
    }

    CompletionStage<Verdict> check(SnsMessage message, SnsTopic topic, Instant now) {
        if (!message.body().topicArn().equals(topic.arn())) {
            return forged("The message is of another topic than the site's.");
        }
        Optional<String> algorithm = algorithm(message.signed().version());
        if (algorithm.isEmpty()) {
            return forged("Signature versions 1 and 2 are known.");
        }
        Optional<URI> address = topic.certificate(message.signed().certificateUrl());
        if (address.isEmpty()) {
            return forged("The certificate must lie at https://" + topic.host() + "/SimpleNotificationService-….pem.");
        }
        Verdict verdict = age.check(time(message.body().timestamp()), now);
        return verdict instanceof Verdict.Genuine
                ? certificates
                        .at(address.get())
                        .thenApply(certificate -> check(message, certificate, algorithm.get(), now))
                        .exceptionally(SnsCheck::unavailable)
                : CompletableFuture.completedStage(verdict);
    }

    private static Verdict check(SnsMessage message, X509Certificate certificate, String algorithm, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateException outOfTime) {
            return new Verdict.Forged("The certificate is not valid at this time.");
        }
        if (!SnsCertificates.isOfSns(certificate)) {
            return new Verdict.Forged("The certificate is not made out to SNS.");
        }
        return isSigned(message, certificate, algorithm)
                ? Verdict.GENUINE
                : new Verdict.Forged("The signature does not match the message.");
    }

    private static boolean isSigned(SnsMessage message, X509Certificate certificate, String algorithm) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(message.signedBytes());
            return verifier.verify(Base64.getDecoder().decode(message.signed().signature()));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Optional<String> algorithm(String version) {
        return switch (version) {
            case "1" -> Optional.of("SHA1withRSA");
            case "2" -> Optional.of("SHA256withRSA");
            default -> Optional.empty();
        };
    }

    private static @Nullable Instant time(String timestamp) {
        try {
            return Instant.parse(timestamp);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static CompletionStage<Verdict> forged(String detail) {
        return CompletableFuture.completedStage(new Verdict.Forged(detail));
    }

    private static Verdict unavailable(Throwable failure) {
        return new Verdict.Undecided("The certificate of SNS could not be fetched. Send the message again.");
    }
}
