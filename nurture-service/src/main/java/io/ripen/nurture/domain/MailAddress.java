package io.ripen.nurture.domain;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which addresses a mail can be sent to at all. */
public final class MailAddress {
    /** Longest address that fits into an SMTP path, RFC 5321 section 4.5.3.1.3 with erratum 1690. */
    private static final int MAX_LENGTH = 254;

    /** Longest part before the @, RFC 5321 section 4.5.3.1.1. */
    private static final int MAX_LOCAL_LENGTH = 64;

    private static final Pattern LOCAL_PART =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");

    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private static final int HASH_DIGITS = 32;

    private MailAddress() {}

    /** What tells an address from others without naming it: the first 32 hexadecimal digits of its SHA-256. */
    public static String hash(String address) {
        return HexFormat.of().formatHex(Sha256.of(address)).substring(0, HASH_DIGITS);
    }

    /**
     * Whether the text is a plain address in lower case with a full domain. Quoted local parts, address literals and
     * addresses beyond ASCII, which not every server takes, are refused.
     */
    public static boolean isDeliverable(@Nullable String address) {
        if (address == null || address.length() > MAX_LENGTH) {
            return false;
        }
        int at = address.indexOf('@');
        return at > 0
                && at <= MAX_LOCAL_LENGTH
                && LOCAL_PART.matcher(address.substring(0, at)).matches()
                && DOMAIN.matcher(address.substring(at + 1)).matches();
    }
}
