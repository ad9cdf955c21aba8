package io.ripen.nurture.mail;

import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.jspecify.annotations.Nullable;

/**
 * Signs whole messages, RFC 6376, with RSA and SHA-256. The fields about unsubscribing are covered, as RFC 8058 demands.
 * A key that is not good enough ends the start of the service.
 */
@Singleton
@Startup
final class DkimSignature {
    private static final int MIN_KEY_BITS = 2048;
    private static final String HEADERS =
            "From:To:Subject:Date:Message-ID:MIME-Version:Content-Type:List-Unsubscribe:List-Unsubscribe-Post";

    private final @Nullable DKIMSigner signer;

    @Inject
    DkimSignature(DkimSettings settings) {
        int given = count(settings.domain()) + count(settings.selector()) + count(settings.keyFile());
        if (given == 0) {
            this.signer = null;
            return;
        }
        if (given < 3) {
            throw new IllegalArgumentException(
                    "RIPEN-N-320 ripen.nurture.dkim needs domain, selector and key-file, or" + " none of them");
        }
        this.signer = new DKIMSigner(
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + settings.domain().orElseThrow() + "; s="
                        + settings.selector().orElseThrow() + "; h=" + HEADERS + "; b=; bh=;",
                key(settings.keyFile().orElseThrow()));
    }

    /** The message with its signature in front; the message itself if nothing is set. */
    byte[] sign(byte[] message) throws IOException {
        if (signer == null) {
            return message;
        }
        try {
            String signature = signer.sign(new ByteArrayInputStream(message));
            ByteArrayOutputStream signed = new ByteArrayOutputStream(message.length + signature.length() + 2);
            signed.write((signature + "\r\n").getBytes(StandardCharsets.US_ASCII));
            signed.write(message);
            return signed.toByteArray();
        } catch (FailException e) {
            throw new IOException(
                    "the message cannot be signed: " + e.getClass().getSimpleName());
        }
    }

    private static int count(Optional<?> setting) {
        return setting.isPresent() ? 1 : 0;
    }

    private static RSAPrivateKey key(Path file) {
        try {
            String base64 =
                    Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            RSAPrivateKey key = (RSAPrivateKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            if (key.getModulus().bitLength() < MIN_KEY_BITS) {
                throw new IllegalArgumentException("RIPEN-N-321 the key of ripen.nurture.dkim.key-file has "
                        + key.getModulus().bitLength() + " bits; it needs " + MIN_KEY_BITS);
            }
            return key;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("RIPEN-N-322 ripen.nurture.dkim.key-file is no readable PEM file with a"
                    + " private RSA key in PKCS #8: " + e.getClass().getSimpleName());
        }
    }
}
