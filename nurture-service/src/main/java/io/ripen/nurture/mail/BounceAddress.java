package io.ripen.nurture.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address that a mail comes back to: one per mail (VERP), so that a bounce names its mail however little the server
 * that wrote it repeats. {@code bounce+<hash>@…}, the hash being the left side of the Message-ID.
 */
@Singleton
public final class BounceAddress {
    private static final Pattern OURS =
            Pattern.compile("[^@\\s+]{1,20}\\+([0-9a-f]{40})@\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern MESSAGE_ID = Pattern.compile("([0-9a-f]{40})@\\S+");

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

    /** The hash in such an address, whatever is before the plus and after the at; empty if it is another address. */
    public static Optional<String> hash(String address) {
        return hash(OURS, address);
    }

    /** The hash in the Message-ID of one of our mails, without the angle brackets; empty if it is another's. */
    public static Optional<String> hashOfMessageId(String messageId) {
        return hash(MESSAGE_ID, messageId);
    }

    private static Optional<String> hash(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
