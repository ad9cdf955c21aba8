package io.ripen.ingest.mailprovider;

import io.ripen.ingest.site.Webhooks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** SendGrid's signed event webhook: ECDSA on P-256 with SHA-256 over the timestamp header and the bytes of the body. */
final class SendGridCheck {
    static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";

    private final AgeCheck age;

    SendGridCheck(AgeCheck age) {
        this.age = age;
    }

    Verdict check(WebhookCall call, Webhooks.SendGrid secret) {
        String signature = call.header(SIGNATURE);
        String timestamp = call.header(TIMESTAMP);
        if (signature == null || timestamp == null) {
            return new Verdict.Forged(
                    "Switch on the Signed Event Webhook at SendGrid: the signature headers are absent.");
        }
        return isSigned(call, signature, timestamp, secret)
                ? age.check(AgeCheck.epochSeconds(timestamp), call.receivedAt())
                : new Verdict.Forged("The signature does not match the site's public key and the body.");
    }

    private static boolean isSigned(WebhookCall call, String signature, String timestamp, Webhooks.SendGrid secret) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(publicKey(secret));
            verifier.update(timestamp.getBytes(StandardCharsets.UTF_8));
            verifier.update(call.body());
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static PublicKey publicKey(Webhooks.SendGrid secret) throws GeneralSecurityException {
        byte[] encoded = Base64.getDecoder().decode(secret.publicKey());
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
