package io.ripen.nurture.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The address that a mail comes back to: one per mail (VERP), so that a bounce names its mail however little the server
 * that wrote it repeats. {@code bounce+<hash>@…}, the hash being the left side of the Message-ID.
 */
@Singleton
final class BounceAddress {
    private final MailSettings settings;

    @Inject
    BounceAddress(MailSettings settings) {
        this.settings = settings;
    }

    /** The envelope's sender for a mail; the one address of all mails if no bounce address is set. */
    String of(StoredMail mail) {
        String hash = mail.messageId().substring(0, mail.messageId().indexOf('@'));
        return settings.bounceAddress()
                .map(address -> {
                    int at = address.lastIndexOf('@');
                    return address.substring(0, at) + "+" + hash + address.substring(at);
                })
                .orElse(settings.fromAddress());
    }
}
