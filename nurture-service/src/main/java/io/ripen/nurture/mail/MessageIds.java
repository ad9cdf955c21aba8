package io.ripen.nurture.mail;

import io.ripen.nurture.domain.MailKey;
import io.ripen.nurture.domain.Sha256;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HexFormat;

/** Message-IDs that follow from the mail key, so that a mail has the same one in every attempt and nobody's id in it. */
@Singleton
final class MessageIds {
    private static final int HASH_BYTES = 20;

    private final String domain;

    @Inject
    MessageIds(MailSettings settings) {
        String address = settings.fromAddress();
        this.domain = settings.messageIdDomain().orElse(address.substring(address.lastIndexOf('@') + 1));
    }

    /** The id without the angle brackets, RFC 5322 section 3.6.4. */
    String of(MailKey key) {
        return HexFormat.of().formatHex(Sha256.of(key.toString()), 0, HASH_BYTES) + "@" + domain;
    }
}
