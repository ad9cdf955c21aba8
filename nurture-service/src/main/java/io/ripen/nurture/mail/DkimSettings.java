package io.ripen.nurture.mail;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** How mails are signed, RFC 6376. All three or none: without them the SMTP server has to sign. */
@ConfigMapping(prefix = "ripen.nurture.dkim")
public interface DkimSettings {

    /** The signing domain, {@code d=}: that of the sender's address or one above it. */
    Optional<String> domain();

    /** The selector, {@code s=}: the public key is in the DNS at {@code <selector>._domainkey.<domain>}. */
    Optional<String> selector();

    /** PEM file with the private RSA key, PKCS #8, at least 2048 bits. */
    Optional<Path> keyFile();
}
