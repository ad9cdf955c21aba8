package io.ripen.nurture.consent;

import io.ripen.nurture.domain.Sha256;
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
        return language.toLanguageTag() + "-" + HexFormat.of().formatHex(Sha256.of(text), 0, VERSION_BYTES);
    }
}
