package io.ripen.scoring.domain.touchpoint;

import java.util.Locale;
import java.util.Optional;

/** Mail addresses as identity needs them: lower case, with a domain that has a dot. */
public final class EmailAddress {
    /** Longest address, RFC 5321 section 4.5.3.1.3. */
    private static final int MAX_LENGTH = 254;

    private EmailAddress() {}

    /** The address in lower case without surrounding space; empty if it cannot be a mail address. */
    public static Optional<String> normalise(String given) {
        String address = given.strip().toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        boolean plausible = at > 0
                && address.length() <= MAX_LENGTH
                && address.indexOf('.', at) > at + 1
                && !address.endsWith(".")
                && address.codePoints().noneMatch(EmailAddress::isBlankOrControl);
        return plausible ? Optional.of(address) : Optional.empty();
    }

    private static boolean isBlankOrControl(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isISOControl(codePoint);
    }

    /** The part after the last {@code @}. */
    public static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
