package io.ripen.ingest.mailprovider;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a signature is of the time in which it may be used.
 *
 * @param maxAge how old it may be
 * @param clockSkew how far it may be in the future
 */
record AgeCheck(Duration maxAge, Duration clockSkew) {

    Verdict check(@Nullable Instant signedAt, Instant now) {
        if (signedAt == null) {
            return new Verdict.Forged("The signature's timestamp cannot be read.");
        }
        if (signedAt.isBefore(now.minus(maxAge))) {
            return new Verdict.Forged("The signature is older than " + maxAge + ".");
        }
        return signedAt.isAfter(now.plus(clockSkew))
                ? new Verdict.Forged("The signature is of the future: compare the clocks.")
                : Verdict.GENUINE;
    }

    /** Seconds since 1970, as SendGrid and Mailgun write them; null if the text is something else. */
    static @Nullable Instant epochSeconds(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
    }
}
