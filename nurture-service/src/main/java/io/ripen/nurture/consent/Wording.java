package io.ripen.nurture.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The words that a person agreed to. The version is made of the words themselves, so that a changed text can never keep
 * its version.
 *
 * @param language their language
 * @param text the words
 */
record Wording(Locale language, String text) {
    private static final int VERSION_BYTES = 6;

    /** For example {@code de-3f2a90c41b77}. */
    String version() {
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return language.toLanguageTag() + "-" + HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
